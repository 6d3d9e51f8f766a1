//! A bar above the case: a bold subject, one sentence, and what can be done.

use crate::chrome::icon::{Glyph, Icon};
use leptos::prelude::*;

/// `tone`: `neutral`, `warn` or `block`.
#[component]
pub fn Bar(
    tone: &'static str,
    icon: Icon,
    #[prop(into)] lead: Signal<String>,
    #[prop(into)] rest: Signal<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let role = if tone == "block" { "alert" } else { "status" };
    view! {
        <div class=format!("bar {tone}") role=role>
            <Glyph icon />
            <p><strong>{move || lead.get()}</strong>" "{move || rest.get()}</p>
            <div class="bar-buttons">{children.map(|children| children())}</div>
        </div>
    }
}
