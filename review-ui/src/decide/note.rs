//! An internal note.

use super::reason_form::ReasonForm;
use crate::desk::desk;
use crate::words::decide as say;
use api::NoteRequest;
use leptos::prelude::*;

#[component]
pub fn NoteDialog() -> impl IntoView {
    let desk = desk();
    let then = move |text: String| desk.on_case("notes", NoteRequest { text });
    view! { <ReasonForm title=say::NOTE_TITLE how=say::NOTE_HOW label=say::NOTE_TEXT button=say::NOTE_SAVE then /> }
}
