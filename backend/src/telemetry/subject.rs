//! What every span of a job says of it, so that a viewer can filter and sum over any of them.
//!
//! It travels as a value of the OpenTelemetry context, which each span hands to its children, and is copied onto a
//! span as it starts. Not as baggage: that holds texts only (tags are a list), cannot learn the topic half-way, and
//! whoever installs its propagator sends it out of the house with every call.

use api::{CaseId, JobId, Topic, Urgency};
use opentelemetry::trace::Span as _;
use opentelemetry::{Array, Context, KeyValue, StringValue, Value};
use opentelemetry_sdk::error::OTelSdkResult;
use opentelemetry_sdk::trace::{Span, SpanData, SpanProcessor};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tracing_opentelemetry::OpenTelemetrySpanExt;

/// What of a case its spans carry. `user`: a pseudonym, never the customer's id or address.
#[derive(Debug, Clone)]
pub struct About {
    pub case_id: CaseId,
    pub user: Option<String>,
    pub rev: i64,
    pub tags: Vec<String>,
}

/// Shared by all spans of one job: what one of them learns, the later ones say too.
#[derive(Debug, Clone)]
pub struct Subject(Arc<Mutex<Vec<KeyValue>>>);

impl Subject {
    pub fn of(about: &About) -> Self {
        let case = about.case_id.as_str().to_owned();
        let subject = Self(Arc::new(Mutex::new(vec![
            KeyValue::new("session.id", case.clone()),
            KeyValue::new("gen_ai.conversation.id", case),
            KeyValue::new("langfuse.trace.name", "countersign"),
            KeyValue::new("langfuse.release", env!("CARGO_PKG_VERSION")),
            KeyValue::new("countersign.case.rev", about.rev),
            KeyValue::new("langfuse.trace.metadata.rev", about.rev.to_string()),
        ])));
        if let Some(user) = &about.user {
            subject.add("user.id", user.clone());
        }
        subject.tag(&about.tags);
        subject
    }

    /// Of one attempt at a job.
    pub fn attempt(self, job: &JobId, kind: &str, attempt: i64) -> Self {
        self.add("countersign.job.attempt", attempt);
        self.job(job).kind(kind)
    }

    pub fn job(self, job: &JobId) -> Self {
        self.add("countersign.job.id", job.as_str().to_owned());
        self
    }

    pub fn kind(self, kind: &str) -> Self {
        self.add("langfuse.trace.metadata.kind", kind.to_owned());
        self
    }

    /// What the mail is about, once it is known.
    pub fn is_about(&self, topic: Topic, urgency: Urgency) {
        self.tag(&[crate::store::word(topic), crate::store::word(urgency)]);
    }

    fn tag(&self, tags: &[String]) {
        if !tags.is_empty() {
            let tags = tags.iter().cloned().map(StringValue::from).collect();
            self.add("langfuse.trace.tags", Value::Array(Array::String(tags)));
        }
    }

    fn add(&self, key: &'static str, value: impl Into<Value>) {
        let mut carried = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        carried.retain(|known| known.key.as_str() != key);
        carried.push(KeyValue::new(key, value));
    }

    pub(super) fn attributes(&self) -> Vec<KeyValue> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// For a span that began before anybody knew whose it is.
    pub fn mark(&self, span: &tracing::Span) {
        for attribute in self.attributes() {
            span.set_attribute(attribute.key, attribute.value);
        }
    }
}

/// Copies the subject of its context onto every span that starts.
#[derive(Debug)]
pub(super) struct Carry;

impl SpanProcessor for Carry {
    fn on_start(&self, span: &mut Span, cx: &Context) {
        if let Some(subject) = cx.get::<Subject>() {
            span.set_attributes(subject.attributes());
        }
    }

    fn on_end(&self, _: SpanData) {}

    fn force_flush(&self) -> OTelSdkResult {
        Ok(())
    }

    fn shutdown_with_timeout(&self, _: Duration) -> OTelSdkResult {
        Ok(())
    }
}
