//! The nodes of the run, one under the other, each with the stretch of time that it took.

use crate::browser;
use crate::chrome::icon::{Glyph, Icon};
use crate::desk::desk;
use crate::words::trace as say;
use api::{TraceStep, TraceView};
use leptos::prelude::*;

/// The bar is drawn in so many parts; an SVG's numbers need no style of their own, which the page's rules forbid.
const WIDTH: f64 = 1000.0;
/// What took no time is still seen.
const LEAST: f64 = 6.0;

/// When a step began after the first of them, and how long all took, in ms.
struct Stretch {
    offsets: Vec<f64>,
    whole: f64,
}

impl Stretch {
    fn of(steps: &[TraceStep]) -> Self {
        let begun = steps.first().map_or(0, |step| step.started_at.as_microsecond());
        let offset = |step: &TraceStep| (step.started_at.as_microsecond() - begun) as f64 / 1000.0;
        let offsets: Vec<f64> = steps.iter().map(offset).collect();
        let ends = offsets.iter().zip(steps).map(|(offset, step)| offset + step.ms);
        Self { whole: ends.fold(0.0, f64::max), offsets }
    }

    /// Where the bar begins, and how wide it is.
    fn bar(&self, at: usize, ms: f64) -> (f64, f64) {
        let scale = if self.whole > 0.0 { WIDTH / self.whole } else { 0.0 };
        let width = (ms * scale).max(LEAST);
        let from = self.offsets.get(at).copied().unwrap_or(0.0) * scale;
        (from.min(WIDTH - width), width)
    }
}

#[component]
pub fn Timeline(trace: TraceView) -> impl IntoView {
    let stretch = Stretch::of(&trace.steps);
    let ticks = [0.0, 0.25, 0.5, 0.75].map(|part| format!("{:.0}", stretch.whole * part));
    let rows: Vec<_> = trace
        .steps
        .iter()
        .enumerate()
        .map(|(at, step)| {
            let (from, width) = stretch.bar(at, step.ms);
            view! { <Row at step=step.clone() from width /> }
        })
        .collect();
    view! {
        <div class="timeline" role="group" aria-label=say::REGION>
            <div class="timeline-head" aria-hidden="true">
                <span></span><span>{say::NODE}</span><span>{say::RESULT}</span>
                <span class="ticks">{ticks.into_iter().map(|tick| view! { <span>{tick}</span> }).collect_view()}<span>{say::fine(stretch.whole)}</span></span>
                <span>{say::TIME}</span>
            </div>
            {rows}
        </div>
    }
}

#[component]
fn Row(at: usize, step: TraceStep, from: f64, width: f64) -> impl IntoView {
    let desk = desk();
    let is_chosen = Memo::new(move |_| desk.trace_at.get() == at);
    let result = say::result(&step.node, &step.output);
    let time = say::fine(step.ms);
    view! {
        <button
            type="button"
            class="timeline-row"
            id=format!("step-{at}")
            aria-pressed=move || is_chosen.get().to_string()
            on:click=move |event| {
                desk.trace_at.set(at);
                desk.evidence_open.set(true);
                // By the keyboard: whoever asks for questions and answers goes there.
                if event.detail() == 0 {
                    browser::focus("step-pane");
                }
            }
        >
            <span class="ok-ink"><Glyph icon=Icon::CheckCircle /></span>
            <span class="strong">{step.node}</span>
            <span class="timeline-result">{result}</span>
            <svg class="timeline-bar" viewBox=format!("0 0 {WIDTH} 8") preserveAspectRatio="none" aria-hidden="true">
                <rect class="track" x="0" y="0" width=WIDTH.to_string() height="8" />
                <rect class="taken" x=from.to_string() y="0" width=width.to_string() height="8" />
            </svg>
            <span class="timeline-time">{time}</span>
        </button>
    }
}
