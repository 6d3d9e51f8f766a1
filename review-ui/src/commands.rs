//! Runs what a key, a button or the palette asked for. The one place where commands get their meaning.

use crate::address::{Address, Page};
use crate::browser;
use crate::desk::{Desk, Dialog, Then};
use crate::draft::conflicts::Side;
use crate::draft::lighting::{Pointed, next_claim};
use crate::draft::standing::Goes;
use crate::keys::{Command, Meaning, Press, lookup};
use crate::words::{actions, bars, verdict};
use api::{AssignRequest, ClaimRequest, DraftState, Outcome, Verdict};
use leptos::{ev, prelude::*};
use std::time::Duration;

/// How long the first key of a sequence waits for the second.
const SEQUENCE: Duration = Duration::from_millis(1_200);

/// Listens to the keyboard of the whole page.
pub fn listen(desk: Desk) {
    let first = StoredValue::new(None::<&'static str>);
    let handle = window_event_listener(ev::keydown, move |event| {
        // A dialog took it, and may have closed itself with it: Ctrl Enter that keeps a note must not approve as well.
        if event.default_prevented() {
            return;
        }
        if desk.bench.first_key_ms.get_value().is_none() {
            desk.bench.first_key_ms.set_value(Some(browser::clock_ms()));
        }
        let key = event.key();
        let press = Press {
            key: &key,
            ctrl: event.ctrl_key() || event.meta_key(),
            alt: event.alt_key(),
            in_field: browser::is_in_field(),
            on_control: browser::is_on_control(),
            is_elsewhere: event.is_composing() || desk.dialog.get_untracked().is_some() || !desk.is_at_work(),
            is_repeat: event.repeat(),
            letters_off: desk.letters_off.get_untracked(),
            after: first.get_value(),
        };
        first.set_value(None);
        match lookup(&press) {
            Meaning::Run(command) => {
                event.prevent_default();
                run(desk, command);
            }
            Meaning::Starts(key) => {
                event.prevent_default();
                first.set_value(Some(key));
                set_timeout(move || first.set_value(None), SEQUENCE);
            }
            Meaning::Nothing => {}
        }
    });
    on_cleanup(move || handle.remove());
}

pub fn run(desk: Desk, command: Command) {
    let bench = desk.bench;
    if desk.address.with_untracked(|address| matches!(address.page, Page::Trace(_)))
        && in_a_trace(desk, command)
    {
        return;
    }
    match command {
        Command::ApproveNext => approve(desk, Then::OpenNext),
        Command::ApproveStay => approve(desk, Then::Stay),
        Command::Edit => edit(desk),
        Command::Reject => open_if(desk, Dialog::Reject, desk.may_decide()),
        Command::Escalate => open_if(desk, Dialog::Escalate, desk.may_decide()),
        Command::Close => open_if(desk, Dialog::Close, desk.may_decide()),
        Command::Note => open_if(desk, Dialog::Note, desk.has_case()),
        Command::Snooze => open_if(desk, Dialog::Snooze, desk.has_case()),
        Command::Undo => desk.undo_newest(),
        Command::NextCase => desk.move_by(1),
        Command::PreviousCase => desk.move_by(-1),
        Command::Open => open(desk),
        Command::Back => back(desk),
        Command::Search => browser::focus_now("search"),
        Command::Palette => desk.dialog.set(Some(Dialog::Palette)),
        Command::Help => desk.dialog.set(Some(Dialog::Help)),
        Command::NextClaim => step_claim(desk, 1),
        Command::PreviousClaim => step_claim(desk, -1),
        Command::WhatChanged => bench.shows_changes.update(|shows| *shows = !*shows),
        Command::Evidence => desk.evidence_open.update(|open| *open = !*open),
        Command::ToggleFocused => toggle_focused(desk),
        Command::Amount => to_amount(desk),
        Command::ReadAgain => read_again(desk),
        Command::Toggle(number) => choose(desk, usize::from(number)),
        Command::Claim => claim(desk),
        Command::Assign => open_if(desk, Dialog::Assign, desk.has_case()),
        Command::AssignToMe => {
            let me = desk.me.with_untracked(|me| me.as_ref().map(|me| me.id.clone()));
            desk.on_case("assign", AssignRequest { to: me });
        }
        Command::Go(tab) => desk.go(&Address::of_tab(tab)),
    }
}

/// The same keys move in a trace. `false`: it means here what it means everywhere.
fn in_a_trace(desk: Desk, command: Command) -> bool {
    match command {
        Command::NextCase => step_trace(desk, 1),
        Command::PreviousCase => step_trace(desk, -1),
        Command::Open => {
            desk.evidence_open.set(true);
            browser::focus("step-pane");
        }
        Command::Back => {
            let case = desk.trace.with_untracked(|trace| trace.here().map(|trace| trace.job.case_id.clone()));
            desk.go(&Address::default().with_case(case));
        }
        _ => return false,
    }
    true
}

fn step_trace(desk: Desk, by: isize) {
    let all = desk.trace.with_untracked(|trace| trace.here().map_or(0, |trace| trace.steps.len()));
    let at = desk.trace_at.get_untracked().saturating_add_signed(by).min(all.saturating_sub(1));
    desk.trace_at.set(at);
    let id = format!("step-{at}");
    browser::focus_now(&id);
    browser::scroll_to(&id);
}

fn open_if(desk: Desk, dialog: Dialog, may: bool) {
    if may {
        desk.dialog.set(Some(dialog));
    }
}

/// Approves what is on the bench; where no reply is needed, approving closes the case.
pub fn approve(desk: Desk, then: Then) {
    if !desk.may_decide() {
        return;
    }
    let strip = untrack(|| desk.strip());
    let Some(strip) = strip else { return };
    match strip.goes {
        Goes::Now => decide(desk, then),
        Goes::AfterCheck if desk.has_been_read() => desk.bench.wish_to_approve(desk, then),
        Goes::AfterCheck => {}
        Goes::No => desk.warn(format!("{} {}", strip.lead, strip.rest)),
    }
}

fn decide(desk: Desk, then: Then) {
    let is_empty = desk.bench.working.with_untracked(|working| working.body.trim().is_empty());
    let closes = is_empty
        && desk
            .bench
            .draft
            .with_untracked(|draft| draft.as_ref().is_some_and(|draft| draft.outcome == Outcome::NoReply));
    let verdict = if closes { Verdict::Close } else { Verdict::Approve };
    desk.decide(verdict, None, None, then);
}

pub fn edit(desk: Desk) {
    if desk.may_decide() && untrack(|| desk.holder()).is_none() {
        desk.bench.is_editing.set(true);
        desk.bench.shows_changes.set(false);
        browser::focus("reply-text");
        request_animation_frame(crate::case::scroll::show_letter);
    }
}

fn open(desk: Desk) {
    if desk.has_case() {
        browser::focus_now("case-heading");
    } else {
        desk.move_by(1);
    }
}

/// Keeps an approval that waits, then leaves the editor, then the field, then the case.
fn back(desk: Desk) {
    if desk.bench.drop_wish(desk, verdict::YOU_KEPT_IT) {
        return;
    }
    let is_in_field = browser::is_in_field();
    if desk.bench.is_editing.get_untracked() {
        desk.bench.is_editing.set(false);
        browser::focus("case-heading");
    } else if is_in_field {
        browser::focus_now("case-heading");
        let element = document().active_element();
        if let Some(element) =
            element.and_then(|element| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(element).ok())
        {
            element.blur().ok();
        }
    } else if desk.has_case() {
        let here = desk.address.get_untracked();
        desk.go(&here.with_case(None));
        browser::focus("queue-heading");
    }
}

fn step_claim(desk: Desk, step: isize) {
    let from = desk.bench.pointed.with_untracked(|pointed| match pointed {
        Some(Pointed::Segment(id)) => Some(id.clone()),
        Some(Pointed::Fact(_) | Pointed::Action(_)) | None => None,
    });
    let next = desk.bench.segments.with_untracked(|segments| next_claim(segments, from.as_deref(), step));
    if let Some(id) = next {
        desk.bench.pointed.set(Some(Pointed::Segment(id.clone())));
        let id = format!("claim-{id}");
        request_animation_frame(move || {
            browser::focus_now(&id);
            browser::scroll_to(&id);
        });
    }
}

/// While a conflict is open, a digit chooses its text; else it toggles an action.
fn choose(desk: Desk, number: usize) {
    if desk.bench.conflicts.with_untracked(Vec::is_empty) {
        return toggle(desk, number);
    }
    let side = match number {
        1 => Side::Mine,
        2 => Side::Theirs,
        3 => Side::Both,
        _ => return,
    };
    desk.bench.settle(desk, 0, side);
}

fn toggle(desk: Desk, number: usize) {
    let id = desk.bench.draft.with_untracked(|draft| {
        draft.as_ref()?.actions.get(number.checked_sub(1)?).map(|action| action.id.clone())
    });
    if let Some(id) = id.filter(|_| desk.may_change()) {
        desk.bench.choices.update(|choices| choices.toggle(&id));
        desk.bench.look_at_choices(desk);
    }
}

fn toggle_focused(desk: Desk) {
    toggle(desk, focused_action().unwrap_or(1));
}

/// The number of the action that the focus is in, from 1.
fn focused_action() -> Option<usize> {
    let row = document().active_element()?.closest("[data-action]").ok().flatten()?;
    row.get_attribute("data-action")?.parse().ok()
}

/// To the amount of the action in focus, else of the first that has one; what is typed next takes its place.
fn to_amount(desk: Desk) {
    if !desk.may_change() {
        return;
    }
    let focused = focused_action().and_then(|number| number.checked_sub(1));
    let number = desk.bench.draft.with_untracked(|draft| {
        let actions = draft.as_ref().map(|draft| draft.actions.as_slice()).unwrap_or_default();
        let has_amount = |at: &usize| actions.get(*at).is_some_and(|action| action.amount.is_some());
        focused.filter(has_amount).or_else(|| (0..actions.len()).find(has_amount))
    });
    match number {
        Some(at) => browser::select(&format!("amount-{}", at + 1)),
        None => desk.tell(actions::NO_AMOUNT),
    }
}

/// Facts that are not old are left alone: a new version takes the place of what is being read.
fn read_again(desk: Desk) {
    let is_old = desk
        .bench
        .draft
        .with_untracked(|draft| draft.as_ref().is_some_and(|draft| draft.state == DraftState::Expired));
    match is_old && desk.may_decide() {
        true => desk.refresh(),
        false => desk.tell(bars::FACTS_FRESH),
    }
}

fn claim(desk: Desk) {
    let holds = untrack(|| desk.holds_claim());
    desk.on_case(if holds { "release" } else { "claim" }, ClaimRequest {});
}

impl Desk {
    fn has_case(&self) -> bool {
        self.address.with_untracked(|address| address.case().is_some())
    }

    /// A draft is on the bench and waits for a person.
    pub fn may_decide(&self) -> bool {
        let open = self.address.with_untracked(|address| address.case().cloned());
        self.bench.draft.with_untracked(|draft| {
            draft.as_ref().is_some_and(|draft| waits(draft.state) && Some(&draft.case_id) == open.as_ref())
        })
    }

    pub fn may_change(&self) -> bool {
        self.may_decide() && untrack(|| self.holder()).is_none()
    }
}

pub fn waits(state: DraftState) -> bool {
    matches!(state, DraftState::AwaitingReview | DraftState::AwaitingSecond | DraftState::Expired)
}
