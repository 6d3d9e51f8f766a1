//! A one-time link, pasted: for who is signed out and has no password.

use crate::client::Fault;
use crate::desk::desk;
use crate::words::{bars, session as say};
use api::SessionRequest;
use leptos::task::spawn_local;
use leptos::{ev, prelude::*};

/// The token of a link; what is no link is taken for the token itself.
fn token(pasted: &str) -> String {
    let pasted = pasted.trim();
    let behind = pasted.split_once("token=").map_or(pasted, |(_, behind)| behind);
    behind.split('&').next().unwrap_or_default().to_owned()
}

#[component]
pub fn LinkForm() -> impl IntoView {
    let desk = desk();
    let pasted = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let is_busy = RwSignal::new(false);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        wrong.set(None);
        let request = SessionRequest::Token { token: token(&pasted.get_untracked()), new_password: None };
        spawn_local(async move {
            let answer = desk.sign_in(request).await;
            is_busy.set(false);
            match answer {
                Ok(()) => {}
                Err(Fault::SignedOut) => wrong.set(Some(say::LINK_TOO_OLD.to_owned())),
                Err(fault) => wrong.set(Some(bars::fault(&fault))),
            }
        });
    };
    view! {
        <form class="sign-in-form" on:submit=submit>
            <div class="field">
                <label for="one-time-link">{say::LINK}</label>
                <input id="one-time-link" class="input" autocomplete="off" required aria-describedby="one-time-link-how"
                    on:input:target=move |event| pasted.set(event.target().value()) />
            </div>
            <p class="hint" id="one-time-link-how">{say::LINK_HOW}</p>
            <p class="form-fault" role="alert">{move || wrong.get()}</p>
            <button type="submit" class="button plain tall">{say::SIGN_IN_BY_LINK}</button>
        </form>
    }
}
