//! One row: who, how old, the subject, and what we propose.

use crate::chrome::icon::{Glyph, Icon};
use crate::chrome::moment::{Avatar, first_name};
use crate::desk::desk;
use crate::when;
use crate::words::{case as words, queue as say};
use api::{CaseId, CaseRow, CaseState, Outcome, Time};
use leptos::prelude::*;

#[component]
pub fn Row(id: CaseId) -> impl IntoView {
    let desk = desk();
    let loaded_s = desk.now.get_untracked();
    let row = {
        let id = id.clone();
        Memo::new(move |_| desk.list.with(|list| list.here().and_then(|list| list.row(&id).cloned())))
    };
    let href = {
        let id = id.clone();
        move || desk.address.get().with_case(Some(id.clone())).href()
    };
    let is_open = {
        let id = id.clone();
        Memo::new(move |_| desk.address.with(|address| address.case() == Some(&id)))
    };
    view! {
        <li>
            <a class="row" id=format!("row-{id}") href=href aria-current=move || is_open.get().then_some("true")>
                {move || row.get().map(|row| view! { <RowContent row loaded_s /> })}
            </a>
        </li>
    }
}

#[component]
fn RowContent(row: CaseRow, loaded_s: i64) -> impl IntoView {
    let desk = desk();
    let age_s = row.age_s;
    let age = Memo::new(move |_| when::narrow(age_s + (desk.now.get() - loaded_s).max(0)));
    let name = row.customer.name.clone();
    let me = desk.me.get_untracked().map(|me| me.id);
    let colleague = row.claimed_by.clone().filter(|claim| Some(&claim.id) != me.as_ref());
    view! {
        <Avatar name=name.clone() class="avatar rail-avatar" />
        <span class="unseen rail-name">{name.clone()}</span>
        <span class="row-top"><span class="row-name">{name}</span><span class="row-age">{move || age.get()}</span></span>
        <span class="row-subject">{row.subject.clone()}</span>
        <span class="row-proposal"><Glyph icon=glyph(&row) /><span>{proposal(&row)}</span></span>
        <span class="row-meta">
            <RowStatus row=row.clone() />
            {row.topic.map(|topic| view! { <span class="row-topic">{words::topic(topic)}</span> })}
            {colleague.map(|claim| view! {
                <span class="row-colleague">
                    <span class="unseen">{say::CLAIMED_BY}" "</span>
                    <Avatar name=claim.name.clone() class="avatar small" />
                    {first_name(&claim.name)}
                </span>
            })}
        </span>
    }
}

#[component]
fn RowStatus(row: CaseRow) -> impl IntoView {
    let plain = |icon: Icon, words: &'static str, class: &'static str| {
        view! { <span class=class><Glyph icon />{words}</span> }.into_any()
    };
    match row.state {
        CaseState::Failed => plain(Icon::Octagon, say::FAILED, "block-ink"),
        CaseState::Working => plain(Icon::Working, say::AT_WORK, ""),
        CaseState::Sending => plain(Icon::Envelope, say::SENDING, ""),
        CaseState::Done => plain(Icon::Check, say::DONE, ""),
        CaseState::WaitingCustomer => plain(Icon::Clock, say::WAITS, ""),
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
