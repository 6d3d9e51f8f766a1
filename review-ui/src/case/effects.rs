//! What an approval set in motion: one line each, with what a person can do where it went wrong.

use super::resolve::Resolve;
use crate::chrome::icon::{Glyph, Icon};
use crate::chrome::moment::clock;
use crate::desk::desk;
use crate::words::effects as say;
use api::{EffectEvidence, EffectKind, EffectState, EffectView, Verdict};
use leptos::prelude::*;

const STATES: [EffectState; 7] = [
    EffectState::Done,
    EffectState::Dispatching,
    EffectState::Ready,
    EffectState::Held,
    EffectState::Failed,
    EffectState::Unknown,
    EffectState::Cancelled,
];

/// Of the decision that stands; the memory and webhooks only when something is wrong with them.
fn of_decision(case: &api::CaseDetail) -> Vec<EffectView> {
    let stands =
        |decision: &&api::DecisionView| decision.undone_at.is_none() && decision.verdict == Verdict::Approve;
    let since = case.decisions.iter().filter(stands).map(|decision| decision.at).max();
    let is_wrong = |state: EffectState| matches!(state, EffectState::Failed | EffectState::Unknown);
    let is_shown = |effect: &&EffectView| {
        let is_plain = matches!(effect.kind, EffectKind::Action | EffectKind::Mail);
        let is_of_it = since.is_some_and(|since| effect.updated_at >= since);
        let is_told = effect.resolved.is_some() || effect.state != EffectState::Cancelled;
        is_wrong(effect.state) || (is_plain && is_of_it && is_told)
    };
    case.effects.iter().filter(is_shown).cloned().collect()
}

#[component]
pub fn Effects() -> impl IntoView {
    let desk = desk();
    let effects = Memo::new(move |_| desk.case.with(|case| case.here().map(of_decision).unwrap_or_default()));
    let is_any = Memo::new(move |_| effects.with(|effects| !effects.is_empty()));
    view! {
        <Show when=move || is_any.get()>
            <section class="effects">
                <div class="proposal-head">
                    <h2>{say::AFTER}</h2>
                    <span class="tallies">{move || effects.with(|effects| tallies(effects))}</span>
                </div>
                <For
                    each=move || effects.get()
                    key=|effect| (effect.id.clone(), effect.state, effect.attempts, effect.resolved.clone().map(|said| said.at))
                    children=|effect| view! { <EffectLine effect /> }
                />
            </section>
        </Show>
    }
}

fn tallies(effects: &[EffectView]) -> impl IntoView + use<> {
    let counted = STATES.map(|state| (state, effects.iter().filter(|effect| effect.state == state).count()));
    let drawn = counted.into_iter().filter(|(_, number)| *number > 0).map(|(state, number)| {
        view! { <span class=ink(state)>{say::tally(number, state)}</span> }
    });
    drawn.collect_view()
}

fn ink(state: EffectState) -> &'static str {
    match state {
        EffectState::Done => "ok-ink",
        EffectState::Failed => "block-ink",
        EffectState::Unknown => "warn-ink",
        EffectState::Held | EffectState::Ready | EffectState::Dispatching | EffectState::Cancelled => {
            "quiet-2"
        }
    }
}

fn icon(state: EffectState) -> Icon {
    match state {
        EffectState::Done => Icon::CheckCircle,
        EffectState::Failed => Icon::Octagon,
        EffectState::Unknown => Icon::Question,
        EffectState::Dispatching => Icon::Working,
        EffectState::Held | EffectState::Ready => Icon::Clock,
        EffectState::Cancelled => Icon::Close,
    }
}

#[component]
fn EffectLine(effect: EffectView) -> impl IntoView {
    let state = effect.state;
    let is_mail = effect.kind == EffectKind::Mail;
    let title = match (state, is_mail) {
        (EffectState::Unknown, true) => say::UNKNOWN_MAIL.to_owned(),
        (EffectState::Unknown, false) => say::unknown_action(&effect.what),
        _ => effect.what.clone(),
    };
    let risk = (state == EffectState::Unknown).then_some(if is_mail {
        say::UNKNOWN_MAIL_RISK
    } else {
        say::UNKNOWN_ACTION_RISK
    });
    let is_open = !effect.evidence.is_empty();
    let tried = (effect.attempts > 0 && !is_open)
        .then(|| format!("{} · {}", say::attempt(effect.attempts), clock(effect.updated_at)));
    let resolved = effect.resolved.clone();
    let evidence = effect.evidence.clone();
    view! {
        <div class="effect" class:is-unknown=state == EffectState::Unknown>
            <span class=ink(state)><Glyph icon=icon(state) /></span>
            <div class="effect-text">
                <p class="strong">{title}</p>
                {effect.error.clone().map(|error| view! { <p>{error}</p> })}
                {risk.map(|risk| view! { <p>{risk}</p> })}
                {tried.map(|tried| view! { <p class="quiet">{tried}</p> })}
                {is_open.then(|| view! { <Evidence evidence /> })}
                {resolved.map(|said| view! {
                    <p class="quiet-2">{say::said(&said.by, said.verdict, &clock(said.at))}</p>
                    {said.note.map(|note| view! { <p class="effect-note">{note}</p> })}
                })}
                <Resolve effect />
            </div>
            <span class=format!("effect-state {}", ink(state))>{say::state(state)}</span>
        </div>
    }
}

/// By what it can be looked up at the other side.
#[component]
fn Evidence(evidence: Vec<EffectEvidence>) -> impl IntoView {
    let lines = evidence.into_iter().map(|fact| {
        let (label, value) = match fact {
            EffectEvidence::Attempted { attempts, at } => (say::tried(attempts), clock(at)),
            EffectEvidence::MessageId { id } => (say::MESSAGE_ID.to_owned(), id),
            EffectEvidence::IdempotencyKey { key } => (say::IDEMPOTENCY_KEY.to_owned(), key),
        };
        view! { <div><dt>{label}</dt><dd>{value}</dd></div> }
    });
    view! { <dl class="effect-evidence">{lines.collect_view()}</dl> }
}
