//! What became of the run: its checks, the decision, and what that set in motion.

use crate::chrome::icon::{Glyph, Icon};
use crate::chrome::moment::Day;
use crate::words::{bars, effects, evidence, trace as say};
use api::{CheckView, DecisionView, EffectState, EffectView, Severity, TraceView};
use leptos::prelude::*;

#[component]
pub fn Outcomes(trace: TraceView) -> impl IntoView {
    let is_draft = trace.version.is_some();
    let mut checks = trace.checks;
    checks.sort_by_key(|check| std::cmp::Reverse(check.severity));
    let has_checks = !checks.is_empty();
    let has_effects = !trace.effects.is_empty();
    let undecided = trace.decisions.is_empty().then(|| view! { <p class="quiet-2">{say::UNDECIDED}</p> });
    let decisions =
        trace.decisions.into_iter().map(|decision| view! { <Decision decision /> }).collect_view();
    let effects = trace.effects.into_iter().map(|effect| view! { <Effect effect /> }).collect_view();
    view! {
        {has_checks.then(|| view! {
            <section class="trace-part">
                <h2>{say::CHECKS}</h2>
                <div class="trace-lines">{checks.into_iter().map(|check| view! { <Check check /> }).collect_view()}</div>
            </section>
        })}
        {is_draft.then(|| view! {
            <section class="trace-part"><h2>{say::DECISION}</h2>{undecided}<div class="trace-lines">{decisions}</div></section>
        })}
        {has_effects.then(|| view! {
            <section class="trace-part"><h2>{say::AFTERWARDS}</h2><div class="trace-lines">{effects}</div></section>
        })}
    }
}

#[component]
fn Check(check: CheckView) -> impl IntoView {
    let (icon, ink, word) = match check.severity {
        Severity::Ok => (Icon::CheckCircle, "ok-ink", None),
        Severity::Warn => (Icon::Triangle, "warn-ink", Some(evidence::WARNING)),
        Severity::Block => (Icon::Octagon, "block-ink", Some(evidence::BLOCKED)),
    };
    view! {
        <p class="trace-line">
            <span class=ink><Glyph icon /></span>
            <span>{word.map(|word| view! { <strong class=ink>{word}</strong>" " })}{check.message}</span>
        </p>
    }
}

#[component]
fn Decision(decision: DecisionView) -> impl IntoView {
    let what = format!("{} {}", decision.by, bars::decided(decision.verdict, decision.version));
    let how = if decision.edited { say::EDITED } else { say::UNEDITED };
    let undone = decision.undone_at.map(|_| format!(", {}", say::UNDONE)).unwrap_or_default();
    view! {
        <p class="trace-line">
            <Glyph icon=Icon::Person />
            <span>{format!("{what}, {how}{undone}")}{decision.note.map(|note| view! { <span class="quiet-2">" "{note}</span> })}</span>
            <span class="quiet-2 end"><Day at=decision.at /></span>
        </p>
    }
}

#[component]
fn Effect(effect: EffectView) -> impl IntoView {
    let (icon, ink) = match effect.state {
        EffectState::Done => (Icon::CheckCircle, "ok-ink"),
        EffectState::Failed => (Icon::Octagon, "block-ink"),
        EffectState::Unknown => (Icon::Question, "warn-ink"),
        EffectState::Dispatching => (Icon::Working, "quiet-2"),
        EffectState::Held | EffectState::Ready => (Icon::Clock, "quiet-2"),
        EffectState::Cancelled => (Icon::Close, "quiet-2"),
    };
    view! {
        <p class="trace-line">
            <span class=ink><Glyph icon /></span>
            <span>{effect.what}{effect.error.map(|error| view! { <span class="quiet-2">" "{error}</span> })}</span>
            <span class=format!("end {ink}")>{effects::state(effect.state)}</span>
            <span class="quiet-2"><Day at=effect.updated_at /></span>
        </p>
    }
}
