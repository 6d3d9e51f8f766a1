//! Trace context that travels: in a job's row, in a draft's row, from a caller.
//!
//! Format: the `traceparent` header of W3C Trace Context level 2, section 3.2.

use super::Subject;
use opentelemetry::Context;
use opentelemetry::propagation::TextMapPropagator;
use opentelemetry::trace::TraceContextExt;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use std::collections::HashMap;
use tracing::Span;
use tracing_opentelemetry::OpenTelemetrySpanExt;

/// The current span as a `traceparent`, to be stored beside what it caused; `None` when nothing is traced.
pub fn current_traceparent() -> Option<String> {
    traceparent_of(&Span::current())
}

/// `span` as a `traceparent`; it begins with this, so its parent cannot be set afterwards.
pub fn traceparent_of(span: &Span) -> Option<String> {
    let mut carrier = HashMap::new();
    TraceContextPropagator::new().inject_context(&span.context(), &mut carrier);
    carrier.remove("traceparent")
}

/// Makes `span` a child of a span that ended elsewhere or earlier (`None`: the root of a trace), and it and its
/// children spans of `subject`. Call it before the span is entered.
pub fn go_on(span: &Span, parent: Option<&str>, subject: Option<&Subject>) {
    let parent = parent.map(context_of).filter(|context| context.span().span_context().is_valid());
    if parent.is_some() || subject.is_some() {
        begin_in(span, parent.unwrap_or_default(), subject);
    }
}

/// Makes `span`, a child of the current one, and its children spans of `subject`. Call it before the span is entered.
pub fn carry(span: &Span, subject: &Subject) {
    begin_in(span, Span::current().context(), Some(subject));
}

fn begin_in(span: &Span, context: Context, subject: Option<&Subject>) {
    let context = match subject {
        Some(subject) => context.with_value(subject.clone()),
        None => context,
    };
    // Without a collector there is no layer to ask: that is the usual case and no failure.
    if let Err(error) = span.set_parent(context) {
        tracing::trace!(%error, "a span keeps its own trace");
    }
}

/// Points from `span` to another one without becoming its child.
pub fn link_to(span: &Span, traceparent: &str) {
    let context = context_of(traceparent).span().span_context().clone();
    if context.is_valid() {
        span.add_link(context);
    }
}

pub(super) fn context_of(traceparent: &str) -> Context {
    let carrier = HashMap::from([("traceparent".to_owned(), traceparent.to_owned())]);
    // From an empty context: whatever runs here must not become the parent of a broken header.
    TraceContextPropagator::new().extract_with_context(&Context::new(), &carrier)
}
