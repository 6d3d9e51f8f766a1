//! The texts of a run beside its spans, only where a setting wants them. They are set past `tracing`, so that no log
//! line can show them; the exporter's door looks at them once more.

use super::{Content, Subject};
use agent::graph::{Node, Watch};
use api::Classification;
use serde_json::Value;
use std::sync::{Mutex, PoisonError};
use tracing::Span;
use tracing_opentelemetry::OpenTelemetrySpanExt;

/// So many found things are listed with a search.
const DOCUMENTS: usize = 50;

/// What went in and what came out, as text of this MIME type.
pub fn said(content: Content, span: &Span, mime: &'static str, input: Option<&str>, output: &str) {
    if content == Content::Off {
        return;
    }
    if let Some(input) = input {
        span.set_attribute("input.value", input.to_owned());
        span.set_attribute("input.mime_type", mime);
    }
    span.set_attribute("output.value", output.to_owned());
    span.set_attribute("output.mime_type", mime);
}

/// What a tool was called with, and what it gave.
pub fn called(content: Content, span: &Span, arguments: &str, result: &str) {
    if content != Content::Off {
        span.set_attribute("gen_ai.tool.call.arguments", arguments.to_owned());
        span.set_attribute("gen_ai.tool.call.result", result.to_owned());
    }
}

/// What a search found, by id, the best first; what was asked and what came only where texts are wanted.
fn retrieved(content: Content, span: &Span, question: &Value, answer: &Value) {
    let found = answer.as_array().map(Vec::as_slice).unwrap_or_default();
    let ids = found.iter().filter_map(|found| found.get("product_id").or_else(|| found.get("id")));
    for (place, id) in ids.take(DOCUMENTS).enumerate() {
        span.set_attribute(format!("retrieval.documents.{place}.document.id"), id.to_string());
    }
    if content != Content::Off {
        span.set_attribute("gen_ai.retrieval.query.text", question.to_string());
        span.set_attribute("gen_ai.retrieval.documents", answer.to_string());
    }
}

/// Watches one run: keeps its texts where they are wanted, and tells its spans what the mail turned out to be about.
pub struct Watcher {
    content: Content,
    subject: Option<Subject>,
    /// What the node before handed on.
    before: Mutex<Option<String>>,
    on_node: OnNode,
}

type OnNode = Box<dyn Fn(Node) + Send + Sync>;

impl Watcher {
    pub fn new(content: Content, subject: Option<Subject>, on_node: OnNode) -> Self {
        Self { content, subject, before: Mutex::default(), on_node }
    }

    fn learn(&self, output: &Value) {
        let Some(found) = output.get("classify").filter(|_| self.subject.is_some()) else { return };
        if let (Some(subject), Ok(class)) =
            (&self.subject, serde_json::from_value::<Classification>(found.clone()))
        {
            subject.is_about(class.topic, class.urgency);
        }
    }
}

impl Watch for Watcher {
    fn reached(&self, node: Node) {
        tracing::debug!(node = node.as_str(), "node reached");
        (self.on_node)(node);
    }

    fn ended(&self, output: &Value) {
        self.learn(output);
        if self.content != Content::Off {
            let output = output.to_string();
            let before = self.before.lock().unwrap_or_else(PoisonError::into_inner).replace(output.clone());
            said(self.content, &Span::current(), "application/json", before.as_deref(), &output);
        }
    }

    fn answered(&self, question: &Value, answer: &Value) {
        if self.content != Content::Off {
            let (question, answer) = (question.to_string(), answer.to_string());
            said(self.content, &Span::current(), "application/json", Some(&question), &answer);
        }
    }

    fn looked_up(&self, question: &Value, answer: &Value) {
        self.answered(question, answer);
        called(self.content, &Span::current(), &question.to_string(), &answer.to_string());
    }

    fn retrieved(&self, question: &Value, answer: &Value) {
        self.answered(question, answer);
        retrieved(self.content, &Span::current(), question, answer);
    }
}
