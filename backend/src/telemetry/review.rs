//! The wait for a person, as a span that is written once it is over: no span stays open for hours, where a restart
//! would lose it.

use super::Subject;
use super::context::context_of;
use api::{StaffId, Time, Verdict};
use opentelemetry::trace::{Span, TraceContextExt, Tracer};
use opentelemetry::{KeyValue, global};
use std::time::SystemTime;

/// When a person was waited for, and the figures of what they decided.
#[derive(Debug)]
pub struct Reviewed<'a> {
    pub version: i64,
    pub verdict: Verdict,
    pub by: &'a StaffId,
    /// How much of the text a person changed, from 0 to 1.
    pub edit_ratio: f64,
    pub acknowledged: usize,
    pub actions_approved: usize,
    pub proposed_at: Time,
    pub decided_at: Time,
}

/// Writes `await_review` beside the span that proposed, and points it to the decision that is being answered.
pub fn reviewed(proposing: &str, subject: Option<&Subject>, reviewed: &Reviewed<'_>) {
    let parent = context_of(proposing);
    if !parent.span().span_context().is_valid() {
        return;
    }
    let parent = match subject {
        Some(subject) => parent.with_value(subject.clone()),
        None => parent,
    };
    let deciding = opentelemetry::Context::current().span().span_context().clone();
    let tracer = global::tracer("countersign");
    let builder = tracer.span_builder("await_review");
    let builder =
        builder.with_start_time(SystemTime::from(reviewed.proposed_at)).with_attributes(figures(reviewed));
    let mut span = builder.start_with_context(&tracer, &parent);
    if deciding.is_valid() {
        span.add_link(deciding, Vec::new());
    }
    span.end_with_timestamp(SystemTime::from(reviewed.decided_at));
}

fn figures(reviewed: &Reviewed<'_>) -> Vec<KeyValue> {
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    vec![
        KeyValue::new("openinference.span.kind", "CHAIN"),
        KeyValue::new("langfuse.observation.type", "span"),
        KeyValue::new("countersign.draft.version", reviewed.version),
        KeyValue::new("countersign.decision.verdict", reviewed.verdict.as_str()),
        KeyValue::new("countersign.decision.by", reviewed.by.as_str().to_owned()),
        KeyValue::new("countersign.decision.edit_ratio", reviewed.edit_ratio),
        KeyValue::new("countersign.decision.acknowledged", count(reviewed.acknowledged)),
        KeyValue::new("countersign.decision.actions_approved", count(reviewed.actions_approved)),
    ]
}
