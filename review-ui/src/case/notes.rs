//! Internal notes: colleagues read them, the customer never does.

use crate::chrome::moment::Ago;
use crate::desk::desk;
use crate::words::case as say;
use leptos::prelude::*;

#[component]
pub fn Notes() -> impl IntoView {
    let desk = desk();
    let notes = Memo::new(move |_| {
        desk.case.with(|case| case.here().map(|case| case.notes.clone()).unwrap_or_default())
    });
    let is_any = Memo::new(move |_| notes.with(|notes| !notes.is_empty()));
    view! {
        <Show when=move || is_any.get()>
            <section class="notes">
                <h2>{say::NOTES}</h2>
                {move || notes.get().into_iter().map(|note| view! {
                    <div class="note"><p>{note.text}</p><p class="quiet">{note.by}" · "<Ago at=note.at /></p></div>
                }).collect_view()}
            </section>
        </Show>
    }
}
