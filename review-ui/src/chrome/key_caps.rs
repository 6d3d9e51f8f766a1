//! The keys of a command, drawn as they are pressed.

use crate::browser;
use crate::desk::desk;
use crate::keys::{Command, TABLE};
use leptos::prelude::*;

/// A hint inside a button: hidden on touch, and when the key is switched off.
#[component]
pub fn KeyHint(command: Command) -> impl IntoView {
    let desk = desk();
    let binding = TABLE.iter().find(|binding| binding.command == command);
    let is_on = move || binding.is_some_and(|binding| !(desk.letters_off.get() && binding.chord.is_single()));
    let caps = binding.map(|binding| binding.chord.caps(browser::is_mac()).join(" ")).unwrap_or_default();
    let is_drawn = !caps.is_empty();
    view! {
        <Show when=move || is_drawn && is_on()>
            <kbd class="key" aria-hidden="true">{caps.clone()}</kbd>
        </Show>
    }
}

/// The keys as `aria-keyshortcuts` names them.
pub fn shortcut(command: Command) -> Option<String> {
    let binding = TABLE.iter().find(|binding| binding.command == command)?;
    let caps = binding.chord.caps(false);
    (!caps.is_empty()).then(|| match binding.chord {
        crate::keys::Chord::Ctrl(key) => format!("Control+{key}"),
        crate::keys::Chord::Alt(key) => format!("Alt+{key}"),
        _ => caps.join(" "),
    })
}
