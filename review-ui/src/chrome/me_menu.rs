//! What belongs to the person: appearance, keys, signing out.

use super::moment::initials;
use super::theme::ThemeSwitch;
use crate::address::{Address, Page};
use crate::desk::desk;
use crate::words::{chrome as say, keys};
use leptos::prelude::*;

#[component]
pub fn MeMenu() -> impl IntoView {
    let desk = desk();
    let who = move || desk.me.get();
    let label = move || who().map(|me| format!("{}: {}", say::YOU, me.name)).unwrap_or_default();
    let write = Address { page: Page::Write, ..Address::default() }.href();
    view! {
        <details class="menu me" name="menu">
            <summary aria-label=label>
                <span class="avatar own" aria-hidden="true">{move || who().map(|me| initials(&me.name))}</span>
            </summary>
            <div class="menu-card">
                <p class="menu-who">
                    <strong>{move || who().map(|me| me.name)}</strong>
                    <span>{move || who().map(|me| format!("{} · {}", me.email, say::role(me.role)))}</span>
                </p>
                <ThemeSwitch />
                <LettersSwitch />
                <Show when=move || who().is_some_and(|me| me.demo)>
                    <a class="menu-item" href=write.clone()>{say::WRITE_A_MAIL}</a>
                </Show>
                <button type="button" class="menu-item" on:click=move |_| desk.sign_out()>{say::SIGN_OUT}</button>
            </div>
        </details>
    }
}

/// Turns keys without a modifier off (WCAG 2.1.4).
#[component]
pub fn LettersSwitch() -> impl IntoView {
    let desk = desk();
    let toggle = move |_| {
        desk.letters_off.update(|off| *off = !*off);
        crate::browser::remember("letters", if desk.letters_off.get_untracked() { "off" } else { "on" });
    };
    view! {
        <label class="switch">
            <span>{keys::SINGLE_LETTERS}</span>
            <input type="checkbox" role="switch" prop:checked=move || !desk.letters_off.get() on:change=toggle />
        </label>
    }
}
