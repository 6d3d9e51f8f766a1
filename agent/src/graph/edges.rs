//! The graph in one table: the picture is drawn from it and the runner walks no other way.

use serde::{Deserialize, Serialize};

/// A place in the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Node {
    Recall,
    Screen,
    Classify,
    Route,
    Filter,
    Match,
    Availability,
    Identify,
    Assess,
    Remedy,
    NeedInfo,
    Compose,
    Check,
    Escalate,
    Propose,
    Done,
}

/// What a node is to those who watch it (OpenInference's span kinds).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Chain,
    Guardrail,
    Retriever,
}

/// One way from a node to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    pub from: Node,
    pub to: Node,
    /// When it is taken; empty where there is no other way.
    pub when: &'static str,
}

const fn edge(from: Node, to: Node, when: &'static str) -> Edge {
    Edge { from, to, when }
}

/// Every way there is. [`super::mermaid`] draws it; the runner refuses any other.
pub const EDGES: &[Edge] = &[
    edge(Node::Recall, Node::Screen, ""),
    edge(Node::Screen, Node::Classify, ""),
    edge(Node::Screen, Node::Escalate, "a person must read it"),
    edge(Node::Classify, Node::Route, ""),
    edge(Node::Route, Node::Filter, "product_availability, product_recommendation, product_information"),
    edge(Node::Route, Node::Identify, "late_delivery, order_status"),
    edge(Node::Route, Node::NeedInfo, "the reviewer wants a question"),
    edge(Node::Route, Node::Propose, "no reply needed"),
    edge(Node::Route, Node::Escalate, "no workflow"),
    edge(Node::Filter, Node::Match, ""),
    edge(Node::Filter, Node::NeedInfo, "nothing to search by"),
    edge(Node::Filter, Node::Escalate, "nothing to search by, and for a person anyway"),
    edge(Node::Match, Node::Availability, ""),
    edge(Node::Match, Node::NeedInfo, "nothing found by free words"),
    edge(Node::Availability, Node::Compose, ""),
    edge(Node::Availability, Node::Escalate, "facts gathered for a person"),
    edge(Node::Identify, Node::Assess, ""),
    edge(Node::Identify, Node::NeedInfo, "no number at all"),
    edge(Node::Identify, Node::Escalate, "no number, and for a person anyway"),
    edge(Node::Assess, Node::Remedy, ""),
    edge(Node::Remedy, Node::Compose, ""),
    edge(Node::Remedy, Node::Escalate, "facts gathered for a person"),
    edge(Node::NeedInfo, Node::Compose, ""),
    edge(Node::Compose, Node::Check, ""),
    edge(Node::Check, Node::Compose, "redo, at most 2"),
    edge(Node::Check, Node::Propose, ""),
    edge(Node::Check, Node::Escalate, "the same was rejected before"),
    edge(Node::Escalate, Node::Propose, ""),
    edge(Node::Propose, Node::Done, "await review"),
];

impl Node {
    pub const ALL: [Self; 16] = [
        Self::Recall,
        Self::Screen,
        Self::Classify,
        Self::Route,
        Self::Filter,
        Self::Match,
        Self::Availability,
        Self::Identify,
        Self::Assess,
        Self::Remedy,
        Self::NeedInfo,
        Self::Compose,
        Self::Check,
        Self::Escalate,
        Self::Propose,
        Self::Done,
    ];

    /// The word in journals, traces and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Recall => "recall",
            Self::Screen => "screen",
            Self::Classify => "classify",
            Self::Route => "route",
            Self::Filter => "filter",
            Self::Match => "match",
            Self::Availability => "availability",
            Self::Identify => "identify",
            Self::Assess => "assess",
            Self::Remedy => "remedy",
            Self::NeedInfo => "need_info",
            Self::Compose => "compose",
            Self::Check => "check",
            Self::Escalate => "escalate",
            Self::Propose => "propose",
            Self::Done => "done",
        }
    }

    pub fn kind(self) -> Kind {
        match self {
            Self::Screen | Self::Check => Kind::Guardrail,
            Self::Recall
            | Self::Filter
            | Self::Match
            | Self::Availability
            | Self::Identify
            | Self::Remedy => Kind::Retriever,
            Self::Classify
            | Self::Route
            | Self::Assess
            | Self::NeedInfo
            | Self::Compose
            | Self::Escalate
            | Self::Propose
            | Self::Done => Kind::Chain,
        }
    }

    /// How often a node that failed in passing is tried again before the job is given back to the queue. What it had
    /// already heard is not asked again, so only the failing question is repeated.
    pub fn retries(self) -> u32 {
        match self.kind() {
            Kind::Retriever => 1,
            Kind::Chain | Kind::Guardrail => 0,
        }
    }
}

impl Kind {
    /// OpenInference's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Chain => "CHAIN",
            Self::Guardrail => "GUARDRAIL",
            Self::Retriever => "RETRIEVER",
        }
    }

    /// Langfuse's word.
    pub fn observation(self) -> &'static str {
        match self {
            Self::Chain => "chain",
            Self::Guardrail => "guardrail",
            Self::Retriever => "retriever",
        }
    }
}

/// Whether the table has this way.
pub fn allows(from: Node, to: Node) -> bool {
    EDGES.iter().any(|edge| edge.from == from && edge.to == to)
}
