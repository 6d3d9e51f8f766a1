//! What an approval set in motion: one line each, with what a person can do where it went wrong.

use crate::chrome::icon::{Glyph, Icon};
use crate::chrome::moment::clock;
use crate::desk::desk;
use crate::words::{bars, decide, effects as say};
use api::{EffectKind, EffectState, EffectView, ResolveRequest, ResolveVerdict, Verdict};
use leptos::prelude::*;
use leptos::task::spawn_local;

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
        is_wrong(effect.state) || (is_plain && is_of_it && effect.state != EffectState::Cancelled)
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
                    key=|effect| (effect.id.clone(), effect.state, effect.attempts)
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
    let tried = (effect.attempts > 0)
        .then(|| format!("{} · {}", say::attempt(effect.attempts), clock(effect.updated_at)));
    view! {
        <div class="effect" class:is-unknown=state == EffectState::Unknown>
            <span class=ink(state)><Glyph icon=icon(state) /></span>
            <div class="effect-text">
                <p class="strong">{title}</p>
                {effect.error.clone().map(|error| view! { <p>{error}</p> })}
                {risk.map(|risk| view! { <p>{risk}</p> })}
                {tried.map(|tried| view! { <p class="quiet">{tried}</p> })}
                <Resolve effect is_mail />
            </div>
            <span class=format!("effect-state {}", ink(state))>{say::state(state)}</span>
        </div>
    }
}

/// What a person answers; none of the answers looks like the default.
#[component]
fn Resolve(effect: EffectView, is_mail: bool) -> impl IntoView {
    let desk = desk();
    let by_hand = RwSignal::new(false);
    let note = RwSignal::new(String::new());
    let path = StoredValue::new(format!("/v1/effects/{}/resolve", effect.id));
    let answer = move |verdict: ResolveVerdict, note: Option<String>| {
        spawn_local(async move {
            let request = ResolveRequest { verdict, note };
            if let Err(fault) = desk.post::<_, serde_json::Value>(&path.get_value(), &request).await {
                desk.warn(bars::fault(&fault));
            }
            desk.reload_case();
        });
    };
    let button = move |label: &'static str, verdict: ResolveVerdict| {
        view! { <button type="button" class="button plain small" on:click=move |_| answer(verdict, None)>{label}</button> }
    };
    match effect.state {
        EffectState::Unknown => view! {
            <div class="effect-buttons">
                {button(if is_mail { say::DID_GO_OUT } else { say::DID_HAPPEN }, ResolveVerdict::Happened)}
                {button(if is_mail { say::SEND_AGAIN } else { say::DO_AGAIN }, ResolveVerdict::SendAgain)}
                <span class="quiet">{say::KEPT_WITH_NAME}</span>
            </div>
        }.into_any(),
        EffectState::Failed => view! {
            <div class="effect-buttons">
                {button(say::RETRY, ResolveVerdict::SendAgain)}
                <button type="button" class="button plain small" aria-expanded=move || by_hand.get().to_string()
                    on:click=move |_| by_hand.update(|open| *open = !*open)>{say::BY_HAND}</button>
                {(!is_mail).then(|| button(say::DROP, ResolveVerdict::Drop))}
            </div>
            <Show when=move || by_hand.get()>
                <div class="effect-buttons">
                    <input class="input grow" aria-label=say::NOTE placeholder=say::NOTE
                        on:input:target=move |event| note.set(event.target().value()) />
                    <button type="button" class="button plain small"
                        on:click=move |_| answer(ResolveVerdict::Happened, Some(note.get_untracked()))>{say::KEEP}</button>
                    <button type="button" class="button ghost small" on:click=move |_| by_hand.set(false)>{decide::CANCEL}</button>
                </div>
            </Show>
        }.into_any(),
        EffectState::Held | EffectState::Ready | EffectState::Dispatching | EffectState::Done | EffectState::Cancelled => ().into_any(),
    }
}
