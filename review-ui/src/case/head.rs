//! Subject, customer, age, time left, topic; and the small things one does with a case.

use super::company::Company;
use crate::address::Address;
use crate::chrome::button::CommandButton;
use crate::chrome::icon::{Glyph, Icon};
use crate::chrome::moment::Ago;
use crate::commands;
use crate::desk::desk;
use crate::foreign::drawn;
use crate::keys::Command;
use crate::queue::list::count;
use crate::queue::row::TimeLeft;
use crate::words::case as say;
use api::{CaseDetail, CaseState, Outcome, StaffRef, Urgency};
use leptos::prelude::*;

#[component]
pub fn CaseHead() -> impl IntoView {
    let desk = desk();
    let head = Memo::new(move |_| desk.case.with(|case| case.here().map(Facts::of)));
    view! {
        <div class="case-head">
            <NarrowTop />
            <div class="case-head-top">
                <h1 id="case-heading" tabindex="-1" dir="auto">{move || head.get().map(|head| head.subject)}</h1>
                <HeadButtons />
            </div>
            <div class="case-head-meta">
                {move || head.get().map(|head| view! { <Meta head /> })}
                <Company />
            </div>
        </div>
    }
}

#[derive(Debug, Clone, PartialEq)]
struct Facts {
    subject: String,
    customer: String,
    since: api::Time,
    due: Option<(api::Time, bool)>,
    topic: Option<api::Topic>,
    urgency: Option<Urgency>,
    language: Option<String>,
    state: CaseState,
    is_escalated: bool,
    assigned: Option<StaffRef>,
}

impl Facts {
    fn of(case: &CaseDetail) -> Self {
        let waits = matches!(case.state, CaseState::NeedsYou | CaseState::Working);
        let oldest = case.emails.iter().filter(|email| email.unanswered).map(|email| email.received_at).min();
        let draft = case.draft.as_ref();
        Self {
            subject: drawn(&case.subject),
            customer: drawn(if case.customer.name.is_empty() {
                &case.customer.email
            } else {
                &case.customer.name
            }),
            since: oldest.unwrap_or(case.created_at),
            due: case.due_at.filter(|_| waits).map(|due| (due, case.at_risk)),
            topic: case.topic,
            urgency: case.urgency,
            language: draft.and_then(|draft| draft.classification.as_ref()).map(|c| c.language.0.clone()),
            state: case.state,
            assigned: case.assigned_to.clone(),
            is_escalated: case.needs_role.is_some()
                || draft.is_some_and(|draft| draft.outcome == Outcome::Escalate),
        }
    }
}

#[component]
fn Meta(head: Facts) -> impl IntoView {
    let dot = || view! { <span class="dot-between" aria-hidden="true">"·"</span> };
    let me = desk().me.get_untracked().map(|me| me.id);
    let assigned = head
        .assigned
        .map(|person| say::assigned_to((Some(&person.id) != me.as_ref()).then_some(person.name.as_str())));
    let is_urgent = head.urgency == Some(Urgency::Urgent);
    view! {
        <bdi class="case-customer">{head.customer}</bdi>
        {dot()}
        <span class="quiet-2"><Ago at=head.since /></span>
        {head.due.map(|(due, is_at_risk)| view! { {dot()}<TimeLeft due is_at_risk /> })}
        <span class="chips">
            {(head.state == CaseState::Failed).then(|| view! { <span class="chip block"><Glyph icon=Icon::Octagon />{say::FAILED}</span> })}
            {head.is_escalated.then(|| view! { <span class="chip block"><Glyph icon=Icon::Arrow />{say::ESCALATED}</span> })}
            {assigned.map(|words| view! { <span class="chip"><Glyph icon=Icon::Person />{words}</span> })}
            {head.topic.map(|topic| view! { <span class="chip">{say::topic(topic)}</span> })}
            {head.urgency.map(|urgency| {
                let glyph = is_urgent.then(|| view! { <Glyph icon=Icon::Triangle /> });
                view! { <span class="chip" class:warn=is_urgent>{glyph}{say::urgency(urgency)}</span> }
            })}
            {head.language.map(|code| view! { <span class="chip">{say::language(&code)}</span> })}
        </span>
    }
}

#[component]
fn HeadButtons() -> impl IntoView {
    let desk = desk();
    let holds = Memo::new(move |_| desk.holds_claim());
    let is_held = Memo::new(move |_| desk.holder().is_some());
    let claim_label = Signal::derive(move || if holds.get() { say::RELEASE } else { say::CLAIM }.to_owned());
    view! {
        <div class="case-head-end">
            <Show when=move || holds.get()>
                <span class="claimed-by-you"><Glyph icon=Icon::Person />{say::CLAIMED_BY_YOU}</span>
            </Show>
            <Show when=move || !is_held.get()>
                <CommandButton command=Command::Claim label=claim_label kind="ghost small" />
            </Show>
            <CommandButton command=Command::Snooze label=say::SNOOZE.to_owned() kind="ghost small" />
            <span class="evidence-button">
                <CommandButton command=Command::Evidence label=say::EVIDENCE.to_owned() kind="plain small" />
            </span>
            <More />
        </div>
    }
}

#[component]
fn More() -> impl IntoView {
    let desk = desk();
    let item = move |label: &'static str, command: Command| {
        view! { <button type="button" class="menu-item" on:click=move |_| commands::run(desk, command)>{label}</button> }
    };
    view! {
        <details class="menu more" name="menu">
            <summary class="button ghost icon-only" aria-label=say::MORE><Glyph icon=Icon::More /></summary>
            <div class="menu-card">
                {item(say::NOTE, Command::Note)}
                {item(say::ASSIGN, Command::Assign)}
                {item(say::ASSIGN_TO_ME, Command::AssignToMe)}
                {item(say::CLOSE_CASE, Command::Close)}
            </div>
        </details>
    }
}

/// Under 768 px the queue is elsewhere: a way back, and where this case stands in it.
#[component]
fn NarrowTop() -> impl IntoView {
    let desk = desk();
    let back = move || desk.address.get().with_case(None).href();
    let position = move || {
        let address = desk.address.get();
        let all = count(&desk.counts.get(), address.tab);
        let at = desk.list.with(|list| list.here().and_then(|list| list.position(address.case()?)));
        at.map(|at| say::position(at + 1, all))
    };
    let address: Memo<Address> = desk.address;
    let is_case = move || address.get().case().is_some();
    view! {
        <Show when=is_case>
            <div class="narrow-top">
                <a class="button ghost icon-only" href=back aria-label=say::BACK><Glyph icon=Icon::ChevronLeft /></a>
                <span>{position}</span>
                <button type="button" class="button ghost icon-only" aria-label=say::EVIDENCE
                    on:click=move |_| commands::run(desk, Command::Evidence)>
                    <Glyph icon=Icon::Panel />
                </button>
            </div>
        </Show>
    }
}
