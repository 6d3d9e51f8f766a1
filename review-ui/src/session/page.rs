//! The sign-in page, and the page of a service that does not answer.

use super::form::PasswordForm;
use super::welcome::Welcome;
use crate::address::{Address, Page};
use crate::chrome::icon::{Glyph, Icon};
use crate::desk::{Session, desk};
use crate::words::{chrome, session as say};
use leptos::prelude::*;

/// The token stands in the fragment: browsers never send that part to a server or in a referrer.
fn token() -> Option<String> {
    let fragment = window().location().hash().ok()?;
    let token = fragment.trim_start_matches('#').split('&').find_map(|part| part.strip_prefix("token="))?;
    (!token.is_empty()).then(|| token.to_owned())
}

#[component]
pub fn SignIn() -> impl IntoView {
    let desk = desk();
    let token = RwSignal::new(token());
    let was_used = RwSignal::new(false);
    let on = move || {
        let here = desk.address.get_untracked();
        if here.page == Page::SignIn {
            desk.go_instead(&Address::default());
        }
        crate::browser::focus("queue-heading");
    };
    // Somebody who is signed in already has no business here, unless a link brought them.
    Effect::new(move |_| {
        if desk.session.get() == Session::In && token.get_untracked().is_none() {
            on();
        }
    });
    let used = move || {
        was_used.set(true);
        token.set(None);
    };
    view! {
        <main class="sign-in">
            <div class="sign-in-card">
                <p class="brand"><span class="brand-mark"><Glyph icon=Icon::Mark /></span><span>{chrome::NAME}</span></p>
                {move || match token.get() {
                    Some(token) => view! {
                        <h1>{say::WELCOME}</h1>
                        <p class="lead">{say::WELCOME_HOW}</p>
                        <Welcome token then=move |()| on() used=move |()| used() />
                    }.into_any(),
                    None => view! {
                        <h1>{say::TITLE}</h1>
                        <p class="lead">{say::HOW}</p>
                        {was_used.get().then(|| view! { <p class="form-fault" role="alert">{say::LINK_USED}</p> })}
                        <PasswordForm then=move |()| on() />
                        <p class="hint">{say::NO_ACCOUNT}</p>
                    }.into_any(),
                }}
            </div>
            <p class="sign-in-foot">{say::NOTHING_LEAVES}</p>
        </main>
    }
}

#[component]
pub fn Away() -> impl IntoView {
    let desk = desk();
    view! {
        <main class="page-empty">
            <h1>{say::AWAY}</h1>
            <p>{say::AWAY_HOW}</p>
            <button type="button" class="button plain" on:click=move |_| desk.ask_who()>{say::TRY_AGAIN}</button>
        </main>
    }
}
