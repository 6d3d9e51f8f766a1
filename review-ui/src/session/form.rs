//! E-mail and password.

use super::password::PasswordField;
use crate::desk::desk;
use crate::words::{bars, session as say};
use api::SessionRequest;
use leptos::task::spawn_local;
use leptos::{ev, prelude::*};

#[component]
pub fn PasswordForm(
    /// What happens once the person is in.
    #[prop(into)]
    then: Callback<()>,
) -> impl IntoView {
    let desk = desk();
    let email = RwSignal::new(desk.me.get_untracked().map(|me| me.email).unwrap_or_default());
    let password = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let is_busy = RwSignal::new(false);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        wrong.set(None);
        let request =
            SessionRequest::Password { email: email.get_untracked(), password: password.get_untracked() };
        spawn_local(async move {
            let answer = desk.sign_in(request).await;
            is_busy.set(false);
            match answer {
                Ok(()) => then.run(()),
                Err(fault) => wrong.set(Some(bars::fault(&fault))),
            }
        });
    };
    view! {
        <form class="sign-in-form" on:submit=submit>
            <div class="field">
                <label for="email">{say::EMAIL}</label>
                <input
                    id="email"
                    class="input"
                    type="email"
                    autocomplete="username"
                    required
                    autofocus
                    prop:value=move || email.get()
                    on:input:target=move |event| email.set(event.target().value())
                />
            </div>
            <PasswordField id="password" label=say::PASSWORD autocomplete="current-password" value=password />
            <p class="form-fault" role="alert">{move || wrong.get()}</p>
            <button type="submit" class="button primary tall" aria-disabled=move || is_busy.get().then_some("true")>
                {say::SIGN_IN}
            </button>
        </form>
    }
}
