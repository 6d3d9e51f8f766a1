//! The buttons that decide.

use crate::chrome::button::CommandButton;
use crate::desk::desk;
use crate::keys::Command;
use crate::words::decide as say;
use api::Outcome;
use leptos::prelude::*;

#[component]
pub fn ButtonBar() -> impl IntoView {
    let desk = desk();
    let bench = desk.bench;
    let may_approve =
        Memo::new(move |_| desk.strip().is_some_and(|strip| strip.is_open()) && !bench.is_deciding.get());
    let is_held = Memo::new(move |_| desk.holder().is_some());
    let closes = Memo::new(move |_| {
        let is_empty = bench.working.with(|working| working.body.trim().is_empty());
        is_empty
            && bench.draft.with(|draft| draft.as_ref().is_some_and(|draft| draft.outcome == Outcome::NoReply))
    });
    let is_off = Signal::derive(move || !may_approve.get());
    let next =
        Signal::derive(move || if closes.get() { say::CLOSE_NEXT } else { say::APPROVE_NEXT }.to_owned());
    let stay =
        Signal::derive(move || if closes.get() { say::CLOSE_STAY } else { say::APPROVE_STAY }.to_owned());
    view! {
        <div class="buttons" role="group" aria-label=say::DECISIONS>
            <Show when=move || !is_held.get()>
                <span class="wide-only">
                    <CommandButton command=Command::Escalate label=say::ESCALATE.to_owned() />
                    <CommandButton command=Command::Reject label=say::REJECT.to_owned() />
                </span>
                <span class="narrow-only">
                    <CommandButton command=Command::Palette label=say::OTHER.to_owned() />
                </span>
            </Show>
            <span class="buttons-end" class:is-ready=move || may_approve.get()>
                <Show when=move || bench.is_editing.get()>
                    <span class="wide-only"><CommandButton command=Command::Back label=say::DONE_EDITING.to_owned() /></span>
                </Show>
                <Show when=move || !bench.is_editing.get() && may_approve.get()>
                    <span class="wide-only approve-stay"><CommandButton command=Command::ApproveStay label=stay is_off described_by="verdict" /></span>
                </Show>
                <CommandButton command=Command::ApproveNext label=next kind="primary" is_off described_by="verdict" />
            </span>
        </div>
    }
}
