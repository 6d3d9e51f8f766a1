//! What is read out to people who cannot see it happen.

use crate::desk::desk;
use leptos::prelude::*;

#[component]
pub fn Announcer() -> impl IntoView {
    let desk = desk();
    view! {
        <div class="unseen" role="status" aria-live="polite">{move || desk.says.get()}</div>
        <div class="unseen" role="alert" aria-live="assertive">{move || desk.alarms.get()}</div>
    }
}
