//! The chosen node: what it asked, what it heard, what came out.

use super::block::Block;
use crate::chrome::icon::{Glyph, Icon};
use crate::desk::desk;
use crate::words::{chrome, trace as say};
use api::{TraceQuestion, TraceStep};
use leptos::prelude::*;
use serde_json::Value;

#[component]
pub fn StepPane() -> impl IntoView {
    let desk = desk();
    let chosen = Memo::new(move |_| {
        let at = desk.trace_at.get();
        desk.trace.with(|trace| {
            let trace = trace.here()?;
            let is_offline = trace.engine.as_deref() == Some("offline");
            Some((trace.steps.get(at)?.clone(), is_offline))
        })
    });
    let is_open = Memo::new(move |_| desk.evidence_open.get());
    view! {
        <Show when=move || is_open.get()>
            <aside class="evidence step-pane" aria-label=say::ASKED id="step-pane" tabindex="-1">
                <div class="drawer-head">
                    <span></span>
                    <button type="button" class="button ghost icon-only" aria-label=chrome::CLOSE on:click=move |_| desk.evidence_open.set(false)>
                        <Glyph icon=Icon::Close />
                    </button>
                </div>
                {move || chosen.get().map(|(step, is_offline)| view! { <Chosen step is_offline /> })}
            </aside>
        </Show>
    }
}

#[component]
fn Chosen(step: TraceStep, is_offline: bool) -> impl IntoView {
    let purpose = say::purpose(&step.node);
    let asked = step.questions.is_empty().then(|| view! { <p class="quiet">{say::ASKED_NOTHING}</p> });
    let questions: Vec<_> = step
        .questions
        .into_iter()
        .enumerate()
        .map(|(at, question)| view! { <Asked number=at + 1 question /> })
        .collect();
    let output = step.output.get(&step.node).cloned().unwrap_or(step.output);
    view! {
        <section class="pane-part">
            <div class="step-head">
                <span class="ok-ink"><Glyph icon=Icon::CheckCircle /></span>
                <h2>{step.node}</h2>
                <span class="quiet-2 end">{say::attempt(step.ms, step.attempt)}</span>
            </div>
            {purpose.map(|purpose| view! { <p class="step-purpose">{purpose}</p> })}
            {asked}
        </section>
        {questions}
        <section class="pane-part">
            <div class="part-head"><h3>{say::OUTPUT}</h3></div>
            <Block value=output />
        </section>
        {is_offline.then(|| view! {
            <section class="pane-part">
                <div class="part-head"><h3>{say::MODEL_CALLS}</h3></div>
                <p class="quiet">{say::NO_MODEL}</p>
            </section>
        })}
    }
}

#[component]
pub fn Asked(number: usize, question: TraceQuestion) -> impl IntoView {
    let with = without_its_name(question.question);
    let has_more = !crate::lines::lines(&with).is_empty();
    view! {
        <section class="pane-part">
            <div class="part-head"><h3>{say::question(number)}</h3><span class="quiet-2">{say::kind(&question.ask)}</span></div>
            <p class="step-question">{say::asked(&question.ask)}</p>
            {has_more.then(|| view! { <Block value=with /> })}
        </section>
        <section class="pane-part">
            <div class="part-head"><h3>{say::ANSWER}</h3></div>
            <Block value=question.answer />
        </section>
    }
}

/// The question's name stands above it in words.
fn without_its_name(question: Value) -> Value {
    let Value::Object(mut fields) = question else { return question };
    fields.remove("ask");
    match fields.len() {
        1 => fields.into_iter().next().map_or(Value::Null, |(_, value)| value),
        _ => Value::Object(fields),
    }
}
