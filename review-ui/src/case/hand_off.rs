//! An escalated case: five lines for whoever takes over.

use crate::chrome::icon::{Glyph, Icon};
use crate::desk::{Dialog, desk};
use crate::words::{case as say, write};
use api::Outcome;
use leptos::prelude::*;

#[component]
pub fn HandOff() -> impl IntoView {
    let desk = desk();
    let summary = Memo::new(move |_| {
        desk.bench.draft.with(|draft| {
            let draft = draft.as_ref().filter(|draft| draft.outcome == Outcome::Escalate)?;
            let reason = draft.reason.as_deref().unwrap_or_default();
            Some((say::escalated_because(&draft.proposal, reason), draft.summary.clone()))
        })
    });
    view! { {move || summary.get().map(|(reason, summary)| view! { <Card reason summary /> })} }
}

#[component]
fn Card(reason: String, summary: String) -> impl IntoView {
    let desk = desk();
    let copied = RwSignal::new(false);
    let text = summary.clone();
    let copy = move |_| {
        // A browser that refuses leaves the text where it can be selected.
        let _answer = window().navigator().clipboard().write_text(&text);
        copied.set(true);
    };
    let lines = summary.lines().filter(|line| !line.trim().is_empty()).map(|line| {
        let (label, text) = line.split_once(": ").unwrap_or(("", line));
        view! { <div><dt>{label.to_owned()}</dt><dd>{text.to_owned()}</dd></div> }
    });
    view! {
        <section class="hand-off">
            <div class="proposal-head">
                <h2>{say::HAND_OFF}</h2>
                <span class="quiet-2">{say::needs_a_person(&reason)}</span>
                <button type="button" class="button plain small end" on:click=move |_| desk.dialog.set(Some(Dialog::AssignToLead))>
                    {say::ASSIGN_TO_LEAD}
                </button>
                <button type="button" class="button ghost small" on:click=copy>
                    {move || if copied.get() { write::COPIED } else { write::COPY }}<Glyph icon=Icon::Copy />
                </button>
            </div>
            <dl class="hand-off-lines">{lines.collect_view()}</dl>
        </section>
    }
}
