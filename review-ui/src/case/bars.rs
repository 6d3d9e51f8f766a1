//! The bars that stand above this case now, the most pressing first.

use super::bar::Bar;
use crate::chrome::button::CommandButton;
use crate::chrome::icon::Icon;
use crate::chrome::moment::{clock, first_name};
use crate::commands::waits;
use crate::desk::desk;
use crate::keys::Command;
use crate::when;
use crate::words::{bars as say, case};
use api::{Claim, ClaimRequest, DraftState, Role, SnoozeRequest};
use leptos::prelude::*;

#[component]
pub fn Bars() -> impl IntoView {
    view! {
        <Refusal />
        <WroteAgain />
        <Expired />
        <Decided />
        <Held />
        <Snoozed />
    }
}

#[component]
fn Refusal() -> impl IntoView {
    let desk = desk();
    let refusal = desk.bench.refusal;
    view! {
        <Show when=move || refusal.get().is_some()>
            <Bar tone="block" icon=Icon::Octagon lead=say::NOT_DECIDED.to_owned()
                rest=Signal::derive(move || refusal.get().unwrap_or_default())>
                <button type="button" class="button plain" on:click=move |_| refusal.set(None)>{say::DISMISS}</button>
            </Bar>
        </Show>
    }
}

/// The customer wrote again: nothing is exchanged until the person chooses.
#[component]
fn WroteAgain() -> impl IntoView {
    let desk = desk();
    let bench = desk.bench;
    let overtaken = Memo::new(move |_| desk.overtaken());
    let is_open = Memo::new(move |_| overtaken.with(Option::is_some));
    let newer = move || overtaken.get().and_then(|overtaken| overtaken.newer);
    let version = move || newer().map(|newer| newer.version).unwrap_or_default();
    let newest_mail = Memo::new(move |_| {
        desk.case.with(|case| {
            let case = case.here()?;
            let written = bench.draft.with(|draft| draft.as_ref().map(|draft| draft.created_at))?;
            let after = case.emails.iter().filter(|email| email.unanswered && email.received_at > written);
            after.map(|email| email.received_at).max().map(|at| (first_name(&case.customer.name), at))
        })
    });
    let lead = Signal::derive(move || match newest_mail.get() {
        Some((who, at)) => say::wrote_again(&who, &when::span(desk.since(at))).0,
        None => say::NEWER.to_owned(),
    });
    let is_dirty = Memo::new(move |_| bench.is_dirty());
    let rest = Signal::derive(move || {
        let ago = newest_mail.get().map(|(who, at)| say::wrote_again(&who, &when::span(desk.since(at))).1);
        let then = match newer() {
            Some(newer) => say::newer_is_ready(newer.version, is_dirty.get()),
            None => say::AGENT_READS.to_owned(),
        };
        format!("{} {then}", ago.unwrap_or_default())
    });
    let show = move |_| {
        if let Some(newer) = newer() {
            bench.before.set(Some(bench.working.with_untracked(|working| working.body.clone())));
            bench.show(desk, newer);
        }
    };
    let merge = move |_| {
        if let Some(newer) = newer() {
            bench.merge_into(desk, newer);
        }
    };
    // The bar stays: what was written for the older mail cannot go out, but nothing typed is lost either.
    let keep = move |_| {
        bench.keeps_old.set(true);
        crate::commands::edit(desk);
    };
    let old = move || bench.draft.with(|draft| draft.as_ref().map(|draft| draft.version).unwrap_or_default());
    view! {
        <Show when=move || is_open.get()>
            <Bar tone="warn" icon=Icon::Envelope lead rest>
                <Show when=move || newer().is_some()>
                    <button type="button" class="button plain" on:click=show>
                        {move || if is_dirty.get() { say::SHOW_NEW.to_owned() } else { say::show(version()) }}
                    </button>
                    <Show when=move || is_dirty.get()>
                        <button type="button" class="button primary" on:click=merge>{move || say::merge(version())}</button>
                        <Show when=move || !bench.keeps_old.get()>
                            <button type="button" class="button ghost" on:click=keep>{move || say::keep_editing(old())}</button>
                        </Show>
                    </Show>
                </Show>
            </Bar>
        </Show>
    }
}

#[component]
fn Expired() -> impl IntoView {
    let desk = desk();
    let is_old = Memo::new(move |_| {
        desk.bench.draft.with(|draft| draft.as_ref().is_some_and(|draft| draft.state == DraftState::Expired))
    });
    view! {
        <Show when=move || is_old.get()>
            <Bar tone="warn" icon=Icon::Clock lead=say::FACTS_OLD.to_owned() rest=say::FACTS_OLD_REST.to_owned()>
                <CommandButton command=Command::ReadAgain label=say::READ_AGAIN.to_owned() />
            </Bar>
        </Show>
    }
}

/// Decided, by a colleague or by this person a moment ago.
#[component]
fn Decided() -> impl IntoView {
    let desk = desk();
    let decision = Memo::new(move |_| {
        let draft = desk.bench.draft.get()?;
        let decision = draft.decided.clone().filter(|decision| decision.undone_at.is_none())?;
        (!waits(draft.state)).then_some(decision)
    });
    let lead = Signal::derive(move || {
        decision
            .get()
            .map(|decision| {
                let is_mine = desk.me.with(|me| me.as_ref().is_some_and(|me| me.name == decision.by));
                let who = if is_mine { say::YOU } else { decision.by.as_str() };
                format!("{who} {}", say::decided(decision.verdict, decision.version))
            })
            .unwrap_or_default()
    });
    let rest = Signal::derive(move || {
        decision
            .get()
            .map(|decision| say::decided_rest(&clock(decision.at), decision.edited, decision.verdict))
            .unwrap_or_default()
    });
    view! {
        <Show when=move || decision.get().is_some()>
            <Bar tone="neutral" icon=Icon::Person lead rest>
                <CommandButton command=Command::NextCase label=say::NEXT_CASE.to_owned() />
            </Bar>
        </Show>
    }
}

#[component]
fn Held() -> impl IntoView {
    let desk = desk();
    let holder = Memo::new(move |_| desk.holder());
    let is_lead = move || desk.role() >= Role::Lead;
    let left = move || holder.get().map_or(0, |claim| desk.until(claim.until));
    let lead = Signal::derive(move || holder.get().map(|claim| claim.name).unwrap_or_default());
    let rest = Signal::derive(move || {
        let is_typing =
            |claim: &Claim| desk.others().iter().any(|person| person.id == claim.id && person.is_typing);
        let words = holder
            .get()
            .map(|claim| say::claimed(&when::exact_span(desk.since(claim.since)), is_typing(&claim)));
        words.unwrap_or_default()
    });
    let take_over = move |_| {
        if untrack(is_lead) {
            desk.on_case("take-over", ClaimRequest {});
        }
    };
    view! {
        <Show when=move || holder.get().is_some()>
            <Bar tone="neutral" icon=Icon::Person lead rest>
                <button type="button" class="button plain" aria-disabled=move || (!is_lead()).then_some("true") on:click=take_over>
                    {move || if is_lead() { say::TAKE_OVER.to_owned() } else { say::take_over_in(&when::exact_span(left())) }}
                </button>
                <CommandButton command=Command::NextCase label=say::NEXT_CASE.to_owned() />
            </Bar>
        </Show>
    }
}

#[component]
fn Snoozed() -> impl IntoView {
    let desk = desk();
    let until = Memo::new(move |_| desk.case.with(|case| case.here().and_then(|case| case.snoozed_until)));
    let lead = Signal::derive(move || {
        until
            .get()
            .map(|until| case::snoozed_until(&when::exact(crate::browser::face(until))))
            .unwrap_or_default()
    });
    view! {
        <Show when=move || until.get().is_some_and(|until| desk.until(until) > 0)>
            <Bar tone="neutral" icon=Icon::Moon lead rest=String::new()>
                <button type="button" class="button plain" on:click=move |_| desk.on_case("snooze", SnoozeRequest { until: None })>
                    {case::WAKE}
                </button>
            </Bar>
        </Show>
    }
}
