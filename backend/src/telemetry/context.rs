//! Trace context that travels: in a job's row, in a draft's row, from a caller.
//!
//! Format: the `traceparent` header of W3C Trace Context level 2, section 3.2.

use opentelemetry::propagation::TextMapPropagator;
use opentelemetry::trace::TraceContextExt;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use std::collections::HashMap;
use tracing::Span;
use tracing_opentelemetry::OpenTelemetrySpanExt;

/// The current span as a `traceparent`, to be stored beside what it caused; `None` when nothing is traced.
pub fn current_traceparent() -> Option<String> {
    let mut carrier = HashMap::new();
    TraceContextPropagator::new().inject_context(&Span::current().context(), &mut carrier);
    carrier.remove("traceparent")
}

/// Makes `span` a child of a span that ended elsewhere or earlier. Call it before the span is entered.
pub fn set_remote_parent(span: &Span, traceparent: &str) {
    let context = context_of(traceparent);
    if !context.span().span_context().is_valid() {
        return;
    }
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

fn context_of(traceparent: &str) -> opentelemetry::Context {
    let carrier = HashMap::from([("traceparent".to_owned(), traceparent.to_owned())]);
    // From an empty context: whatever runs here must not become the parent of a broken header.
    TraceContextPropagator::new().extract_with_context(&opentelemetry::Context::new(), &carrier)
}
