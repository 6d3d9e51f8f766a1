//! The header: name, tabs, the line, the engine, keys, you.

use super::icon::{Glyph, Icon};
use super::me_menu::MeMenu;
use super::tabs::Tabs;
use crate::address::Address;
use crate::commands;
use crate::desk::{Line, desk};
use crate::keys::Command;
use crate::words::chrome as say;
use leptos::prelude::*;

#[component]
pub fn Header() -> impl IntoView {
    let desk = desk();
    view! {
        <header class="header">
            <a class="brand" href=Address::default().href() aria-label=say::NAME>
                <span class="brand-mark"><Glyph icon=Icon::Mark /></span>
                <span>{say::NAME}</span>
            </a>
            <Tabs />
            <div class="header-end">
                <LineState />
                <span class="engine">{move || desk.me.get().map(|me| say::engine(&me.engine))}</span>
                <button
                    type="button"
                    class="button ghost icon-only keys-button"
                    aria-label=say::KEYS
                    on:click=move |_| commands::run(desk, Command::Help)
                >
                    <Glyph icon=Icon::Question />
                </button>
                <MeMenu />
            </div>
        </header>
    }
}

#[component]
fn LineState() -> impl IntoView {
    let desk = desk();
    view! {
        <span class="line-state" class:is-live=move || desk.line.get() == Line::Live>
            <span class="dot" aria-hidden="true"></span>
            {move || match desk.line.get() {
                Line::Live => say::LIVE,
                Line::Connecting => say::CONNECTING,
                Line::Lost => say::RECONNECTING,
            }}
        </span>
    }
}
