//! A one-time link: signs in, and lets the person choose a password.

use super::password::PasswordField;
use crate::client::Fault;
use crate::desk::desk;
use crate::words::{bars, session as say};
use api::SessionRequest;
use leptos::task::spawn_local;
use leptos::{ev, prelude::*};

#[component]
pub fn Welcome(
    token: String,
    #[prop(into)] then: Callback<()>,
    #[prop(into)] used: Callback<()>,
) -> impl IntoView {
    let desk = desk();
    let password = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let is_busy = RwSignal::new(false);
    let token = StoredValue::new(token);
    let exchange = move |new_password: Option<String>| {
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        wrong.set(None);
        let request = SessionRequest::Token { token: token.get_value(), new_password };
        spawn_local(async move {
            let answer = desk.sign_in(request).await;
            is_busy.set(false);
            match answer {
                Ok(()) => then.run(()),
                Err(Fault::SignedOut) => used.run(()),
                Err(fault) => wrong.set(Some(bars::fault(&fault))),
            }
        });
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        exchange(Some(password.get_untracked()));
    };
    view! {
        <form class="sign-in-form" on:submit=submit>
            <PasswordField
                id="new-password"
                label=say::NEW_PASSWORD
                autocomplete="new-password"
                value=password
                described_by="new-password-how"
            />
            <p class="hint" id="new-password-how">{say::NEW_PASSWORD_HOW}</p>
            <p class="form-fault" role="alert">{move || wrong.get()}</p>
            <button type="submit" class="button primary tall">{say::SET_AND_SIGN_IN}</button>
            <button type="button" class="button plain tall" on:click=move |_| exchange(None)>{say::WITHOUT}</button>
        </form>
    }
}
