//! One row: who, how old, the subject, and what we propose.

use crate::chrome::icon::{Glyph, Icon};
use crate::chrome::moment::{Avatar, first_name};
use crate::desk::desk;
use crate::foreign::drawn;
use crate::queue::list::Entry;
use crate::when;
use crate::words::{case as words, queue as say};
use api::{CaseId, CaseRow, CaseState, Outcome, Time};
use leptos::prelude::*;

#[component]
pub fn Row(id: CaseId, place: Memo<Option<usize>>, all: Memo<i64>) -> impl IntoView {
    let desk = desk();
    let entry = {
        let id = id.clone();
        Memo::new(move |_| desk.list.with(|list| list.here().and_then(|list| list.entry(&id).cloned())))
    };
    let is_gone = Memo::new(move |_| entry.with(|entry| entry.as_ref().is_some_and(|entry| entry.is_gone)));
    let href = {
        let id = id.clone();
        move || desk.address.get().with_case(Some(id.clone())).href()
    };
    let is_open = {
        let id = id.clone();
        Memo::new(move |_| desk.address.with(|address| address.case() == Some(&id)))
    };
    view! {
        <li aria-posinset=move || place.get() aria-setsize=move || all.get()>
            <a class="row" class:is-gone=move || is_gone.get() id=format!("row-{id}") href=href
                aria-current=move || is_open.get().then_some("true")>
                {move || entry.get().map(|entry| view! { <RowContent entry /> })}
            </a>
        </li>
    }
}

#[component]
fn RowContent(entry: Entry) -> impl IntoView {
    let desk = desk();
    let Entry { row, since_s, is_gone } = entry;
    let age = Memo::new(move |_| when::narrow(desk.now.get() - since_s));
    let name = drawn(&row.customer.name);
    view! {
        <Avatar name=name.clone() class="avatar rail-avatar" />
        <span class="unseen rail-name">{name.clone()}</span>
        <span class="row-top"><bdi class="row-name">{name}</bdi><span class="row-age">{move || age.get()}</span></span>
        <span class="row-subject" dir="auto">{drawn(&row.subject)}</span>
        <span class="row-proposal"><Glyph icon=glyph(&row) /><bdi>{drawn(&proposal(&row))}</bdi></span>
        <span class="row-meta">
            <RowStatus row=row.clone() is_gone />
            {row.topic.map(|topic| view! { <span class="row-topic">{words::topic(topic)}</span> })}
            <Colleague row=row.clone() />
        </span>
    }
}

/// Who else has it: whoever holds the claim, else whoever it was given to.
#[component]
fn Colleague(row: CaseRow) -> impl IntoView {
    let desk = desk();
    let me = desk.me.get_untracked().map(|me| me.id);
    let claim = row.claimed_by.map(|claim| (claim.id, claim.name, say::CLAIMED_BY));
    let given = row.assigned_to.map(|person| (person.id, person.name, say::ASSIGNED_TO));
    let other = claim.or(given).filter(|(id, ..)| Some(id) != me.as_ref());
    other.map(|(_, name, how)| {
        view! {
            <span class="row-colleague" title=format!("{how} {name}")>
                <span class="unseen">{how}" "</span>
                <Avatar name=name.clone() class="avatar small" />
                {first_name(&name)}
            </span>
        }
    })
}

#[component]
fn RowStatus(row: CaseRow, is_gone: bool) -> impl IntoView {
    let plain = |icon: Icon, words: &'static str, class: &'static str| {
        view! { <span class=class><Glyph icon />{words}</span> }.into_any()
    };
    match row.state {
        CaseState::Failed => plain(Icon::Octagon, say::FAILED, "block-ink"),
        CaseState::Working => plain(Icon::Working, say::AT_WORK, ""),
        CaseState::Sending => plain(Icon::Envelope, say::SENDING, ""),
        CaseState::Done => plain(Icon::Check, say::DONE, ""),
        CaseState::WaitingCustomer => plain(Icon::Clock, say::WAITS, ""),
        CaseState::NeedsYou if row.snoozed_until.is_some() => plain(Icon::Moon, say::SNOOZED, ""),
        CaseState::NeedsYou if is_gone => plain(Icon::Arrow, say::LEFT, ""),
        CaseState::NeedsYou => match row.due_at {
            Some(due) => view! { <TimeLeft due is_at_risk=row.at_risk /> }.into_any(),
            None => ().into_any(),
        },
    }
}

/// `46 min left`; amber with a triangle when it is at risk.
#[component]
pub fn TimeLeft(due: Time, is_at_risk: bool) -> impl IntoView {
    let desk = desk();
    let words = Memo::new(move |_| {
        let left = desk.until(due);
        if left >= 0 { words::left(&when::remaining(left)) } else { words::over(&when::remaining(-left)) }
    });
    let (icon, class) =
        if is_at_risk { (Icon::Triangle, "time-left warn-ink") } else { (Icon::Clock, "time-left") };
    let exact = when::exact(crate::browser::face(due));
    view! { <span class=class title=exact><Glyph icon /><span>{move || words.get()}</span></span> }
}

fn glyph(row: &CaseRow) -> Icon {
    if row.state == CaseState::Working {
        return Icon::Working;
    }
    match row.outcome {
        Some(Outcome::NeedInfo) => Icon::Question,
        Some(Outcome::NoReply) => Icon::Check,
        Some(Outcome::Escalate) => Icon::Arrow,
        Some(Outcome::Refused) => Icon::Octagon,
        Some(Outcome::Draft) | None => {
            let says = row.proposal.to_lowercase();
            if says.contains("inquiry") {
                Icon::Truck
            } else if says.contains("refund") {
                Icon::Coin
            } else {
                Icon::Envelope
            }
        }
    }
}

fn proposal(row: &CaseRow) -> String {
    if row.proposal.is_empty() { say::AT_WORK.to_owned() } else { row.proposal.clone() }
}
