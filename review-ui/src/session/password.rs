//! A password field that can show what is typed.

use crate::words::session as say;
use leptos::prelude::*;

#[component]
pub fn PasswordField(
    id: &'static str,
    label: &'static str,
    /// What a password manager should offer: `current-password` or `new-password`.
    autocomplete: &'static str,
    value: RwSignal<String>,
    #[prop(optional)] described_by: Option<&'static str>,
) -> impl IntoView {
    let shows = RwSignal::new(false);
    view! {
        <div class="field password-field">
            <label for=id>{label}</label>
            <input
                id=id
                class="input"
                type=move || if shows.get() { "text" } else { "password" }
                autocomplete=autocomplete
                required
                aria-describedby=described_by
                prop:value=move || value.get()
                on:input:target=move |event| value.set(event.target().value())
            />
            // After the field: the tab key goes from the e-mail straight to it.
            <button type="button" class="link" aria-controls=id on:click=move |_| shows.update(|shows| *shows = !*shows)>
                {move || if shows.get() { say::HIDE } else { say::SHOW }}
            </button>
        </div>
    }
}
