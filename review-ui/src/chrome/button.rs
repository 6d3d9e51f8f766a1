//! A button that runs a command, with its key inside.

use super::icon::{Glyph, Icon};
use super::key_caps::{KeyHint, shortcut};
use crate::commands;
use crate::desk::desk;
use crate::keys::Command;
use leptos::prelude::*;

/// `kind`: `primary`, `plain` or `ghost`. An off button keeps the focus and says why elsewhere.
#[component]
pub fn CommandButton(
    command: Command,
    #[prop(into)] label: Signal<String>,
    #[prop(default = "plain")] kind: &'static str,
    #[prop(optional)] icon: Option<Icon>,
    #[prop(optional, into)] is_off: Signal<bool>,
    /// The element that tells the reason while it is off.
    #[prop(optional)]
    described_by: Option<&'static str>,
) -> impl IntoView {
    let desk = desk();
    view! {
        <button
            type="button"
            class=format!("button {kind}")
            aria-disabled=move || is_off.get().then_some("true")
            aria-keyshortcuts=shortcut(command)
            aria-describedby=described_by
            on:click=move |_| if !is_off.get_untracked() { commands::run(desk, command) }
        >
            {icon.map(|icon| view! { <Glyph icon /> })}
            <span>{move || label.get()}</span>
            <KeyHint command />
        </button>
    }
}
