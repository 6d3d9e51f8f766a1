//! The box of the proposal: head, envelope, letter or editor, actions.

use super::actions::Actions;
use super::changes::Changes;
use super::editor::Editor;
use super::envelope::Envelope;
use super::fault_line::LooseFaults;
use super::head::ProposalHead;
use super::letter::Letter;
use super::merge::Merge;
use crate::desk::desk;
use crate::words::case as say;
use api::Outcome;
use leptos::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shows {
    Nothing,
    NoReply,
    Merge,
    Changes,
    Editor,
    Letter,
}

#[component]
pub fn Proposal() -> impl IntoView {
    let desk = desk();
    let bench = desk.bench;
    let shows = Memo::new(move |_| {
        let Some(outcome) = bench.draft.with(|draft| draft.as_ref().map(|draft| draft.outcome)) else {
            return Shows::Nothing;
        };
        // A colleague holds it: what was typed is read, and kept.
        let is_held = desk.holder().is_some();
        let is_empty = bench.working.with(|working| working.body.trim().is_empty());
        if !bench.conflicts.with(Vec::is_empty) {
            Shows::Merge
        } else if bench.shows_changes.get() {
            Shows::Changes
        } else if bench.is_editing.get() && !is_held {
            Shows::Editor
        } else if is_empty && matches!(outcome, Outcome::NoReply | Outcome::Refused) {
            Shows::NoReply
        } else if is_empty && desk.may_decide() && !is_held {
            Shows::Editor
        } else {
            Shows::Letter
        }
    });
    let is_drawn = Memo::new(move |_| shows.get() != Shows::Nothing);
    let reason = move || {
        bench.draft.with(|draft| {
            let draft = draft.as_ref()?;
            let topic = draft.classification.as_ref().map(|found| found.topic);
            Some(say::no_reply(draft.outcome, topic))
        })
    };
    view! {
        <Show when=move || is_drawn.get()>
            <section class="proposal" id="proposal" class:is-editing=move || bench.is_editing.get()>
                <ProposalHead />
                <Show when=move || shows.get() != Shows::NoReply><Envelope /></Show>
                {move || match shows.get() {
                    Shows::Nothing => ().into_any(),
                    Shows::NoReply => view! { <p class="no-reply">{reason}</p> }.into_any(),
                    Shows::Merge => view! { <Merge /> }.into_any(),
                    Shows::Changes => view! { <Changes /> }.into_any(),
                    Shows::Editor => view! { <Editor /> }.into_any(),
                    Shows::Letter => view! { <Letter /> }.into_any(),
                }}
                <LooseFaults all=Signal::derive(move || shows.get() == Shows::Editor) />
                <Actions />
            </section>
        </Show>
    }
}
