//! The head of the proposal: which version, how old, what changed, edit.

use crate::chrome::button::CommandButton;
use crate::chrome::icon::{Glyph, Icon};
use crate::chrome::moment::Ago;
use crate::desk::desk;
use crate::keys::Command;
use crate::when;
use crate::words::{case as say, effects};
use api::Outcome;
use leptos::prelude::*;

#[component]
pub fn ProposalHead() -> impl IntoView {
    let desk = desk();
    let bench = desk.bench;
    let shown = Memo::new(move |_| {
        bench.draft.with(|draft| {
            draft
                .as_ref()
                .map(|draft| (draft.outcome, draft.version, draft.created_at, draft.body.is_empty()))
        })
    });
    // An overtaken version is not decided: what was written on it goes on.
    let is_open = Memo::new(move |_| {
        bench.draft.track();
        desk.may_decide() || desk.overtaken().is_some()
    });
    let may_change = Memo::new(move |_| {
        bench.draft.track();
        desk.holder().is_none() && desk.may_decide()
    });
    let may_type = Memo::new(move |_| desk.may_type());
    let is_dirty = Memo::new(move |_| bench.is_dirty());
    let has_text = Memo::new(move |_| is_dirty.get() || shown.get().is_some_and(|(.., is_empty)| !is_empty));
    let title = move || {
        shown.get().map(|(outcome, ..)| if is_open.get() { say::outcome(outcome) } else { effects::THE_MAIL })
    };
    let version = move || {
        shown.get().map(|(outcome, version, created_at, is_empty)| {
        if is_dirty.get() || bench.is_editing.get() {
            return view! { <span>{say::your_edit(version)}</span><Saved /> }.into_any();
        }
        if is_empty && outcome == Outcome::Escalate {
            return view! { <span>{say::EMPTY_BY_AGENT}</span> }.into_any();
        }
        view! { <span>{say::draft(version)}</span><span class="dot-between" aria-hidden="true">"·"</span><Ago at=created_at /> }.into_any()
    })
    };
    let changes_label = Signal::derive(move || {
        if bench.shows_changes.get() { say::SHOW_LETTER } else { say::WHAT_CHANGED }.to_owned()
    });
    view! {
        <div class="proposal-head">
            <h2>{title}</h2>
            <span class="quiet-2 head-facts">{version}</span>
            <span class="end">
                <Show when=move || !may_type.get()><span class="quiet">{say::READ_ONLY}</span></Show>
                <Show when=move || !may_type.get() && is_dirty.get()><CopyMine /></Show>
                <Show when=move || is_open.get() && has_text.get()>
                    <CommandButton command=Command::WhatChanged label=changes_label kind="ghost small what-changed" />
                </Show>
                <Show when=move || may_change.get() && is_dirty.get()>
                    <button type="button" class="button ghost small" on:click=move |_| bench.discard(desk)>{say::DISCARD}</button>
                </Show>
                <Show when=move || may_change.get() && !bench.is_editing.get()>
                    <CommandButton command=Command::Edit label=say::EDIT.to_owned() kind="ghost small" />
                </Show>
            </span>
        </div>
    }
}

#[component]
fn Saved() -> impl IntoView {
    let desk = desk();
    let saved = move || match desk.bench.saved_at.get() {
        Some(at) => say::saved(&when::span(desk.since(at))),
        None => say::NOT_SAVED.to_owned(),
    };
    view! { <span class="dot-between" aria-hidden="true">"·"</span><span>{saved}</span> }
}

/// For the person whose text cannot go out from here.
#[component]
fn CopyMine() -> impl IntoView {
    let bench = desk().bench;
    let copied = RwSignal::new(false);
    let copy = move |_| {
        let text = bench.working.with_untracked(|working| working.body.clone());
        // A browser that refuses leaves the text where it can be selected.
        let _answer = window().navigator().clipboard().write_text(&text);
        copied.set(true);
    };
    view! {
        <button type="button" class="button ghost small" on:click=copy>
            <Glyph icon=Icon::Copy />{move || if copied.get() { say::COPIED } else { say::COPY_MINE }}
        </button>
    }
}

/// Beside a merge: how many places wait for a choice.
#[component]
pub fn OpenPlaces(number: usize) -> impl IntoView {
    view! { <span class="warn-ink strong"><Glyph icon=Icon::Merge />{crate::words::count(number, "conflict", "conflicts")}</span> }
}
