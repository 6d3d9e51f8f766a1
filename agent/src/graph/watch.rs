//! Who watches a run from outside, and as what they see it: a span for each node and for each question.

use super::{Node, NodeError};
use crate::engine::Engine;
use serde_json::Value;
use tracing::{Span, field, info_span};

/// Told what a span or a log line may not hold on its own. Called inside the span that it belongs to; a watcher
/// decides what of it is kept.
pub trait Watch: Send + Sync {
    fn reached(&self, node: Node);
    /// The node that was reached last has ended with this.
    fn ended(&self, output: &Value);
    fn answered(&self, question: &Value, answer: &Value);
    /// The same of the customer's own rows.
    fn looked_up(&self, question: &Value, answer: &Value) {
        self.answered(question, answer);
    }
    /// The same of the catalogue: a list of what was found.
    fn retrieved(&self, question: &Value, answer: &Value) {
        self.answered(question, answer);
    }
}

/// Nobody looks.
pub struct Unwatched;

impl Watch for Unwatched {
    fn reached(&self, _: Node) {}
    fn ended(&self, _: &Value) {}
    fn answered(&self, _: &Value, _: &Value) {}
}

/// What a question is to those who watch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asks {
    /// The clock: too small to be seen.
    Time,
    Memory,
    /// The customer's own rows, by the name of what is looked up.
    Shop(&'static str),
    /// The catalogue, by the name of what is searched.
    Catalogue(&'static str),
    /// The engine, by the name of the operation.
    Engine(&'static str),
}

impl Asks {
    pub(super) fn span(self, engine: &dyn Engine) -> Span {
        match self {
            Self::Time => Span::none(),
            Self::Memory => info_span!(
                "memory",
                otel.name = "search_memory case",
                otel.status_code = field::Empty,
                error.type = field::Empty,
                gen_ai.operation.name = "search_memory",
                openinference.span.kind = "RETRIEVER",
                langfuse.observation.type = "retriever",
            ),
            Self::Shop(what) => info_span!(
                "lookup",
                otel.name = format!("execute_tool {what}"),
                otel.status_code = field::Empty,
                error.type = field::Empty,
                gen_ai.operation.name = "execute_tool",
                gen_ai.tool.name = what,
                openinference.span.kind = "TOOL",
                tool.name = what,
                langfuse.observation.type = "tool",
            ),
            Self::Catalogue(what) => info_span!(
                "retrieval",
                otel.name = format!("retrieval {what}"),
                otel.kind = "client",
                otel.status_code = field::Empty,
                error.type = field::Empty,
                gen_ai.operation.name = "retrieval",
                gen_ai.data_source.id = "catalogue",
                openinference.span.kind = "RETRIEVER",
                langfuse.observation.type = "retriever",
            ),
            // No `gen_ai.*` here: what answers need not be a model, and must not be counted as one.
            Self::Engine(operation) => info_span!(
                "engine",
                otel.name = format!("engine {}.{operation}", engine.name()),
                otel.status_code = field::Empty,
                error.type = field::Empty,
                countersign.engine = engine.name(),
                countersign.engine.version = engine.version(),
                openinference.span.kind = "CHAIN",
                langfuse.observation.type = "chain",
            ),
        }
    }
}

impl Asks {
    pub(super) fn tell(self, watch: &dyn Watch, question: &Value, answer: &Value) {
        match self {
            Self::Time => {}
            Self::Shop(_) => watch.looked_up(question, answer),
            Self::Catalogue(_) => watch.retrieved(question, answer),
            Self::Memory | Self::Engine(_) => watch.answered(question, answer),
        }
    }
}

/// `from`: the node that led here; none for the first.
pub(super) fn node_span(node: Node, visit: u32, from: Option<Node>) -> Span {
    info_span!(
        "node",
        otel.name = format!("node {}", node.as_str()),
        otel.status_code = field::Empty,
        error.type = field::Empty,
        openinference.span.kind = node.kind().as_str(),
        langfuse.observation.type = node.kind().observation(),
        langfuse.observation.level = "DEFAULT",
        langfuse.observation.status_message = field::Empty,
        graph.node.id = node.as_str(),
        graph.node.parent_id = from.map(Node::as_str),
        countersign.node.visit = visit,
    )
}

/// Says of the span that it failed, by the failure's class and never by its words.
pub(super) fn failed(span: &Span, error: &NodeError) {
    let class = error.class().as_str();
    span.record("otel.status_code", "ERROR");
    span.record("error.type", class);
    span.record("langfuse.observation.level", "ERROR");
    span.record("langfuse.observation.status_message", class);
}
