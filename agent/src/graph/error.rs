//! Why a node, and with it a run, did not come to its end. Never an answer to a customer.

use super::edges::Node;
use super::journal::JournalError;
use crate::engine::EngineError;
use crate::letter::LetterError;
use crate::world::WorldError;

/// What stopped one node.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NodeError {
    #[error(transparent)]
    World(#[from] WorldError),
    #[error(transparent)]
    Engine(#[from] EngineError),
    #[error(transparent)]
    Journal(#[from] JournalError),
    #[error(transparent)]
    Letter(#[from] LetterError),
    #[error("no answer within {0} s")]
    Timeout(u64),
    /// A node ran before the one it builds on: a mistake in the graph.
    #[error("nothing gathered from `{}` yet", .0.as_str())]
    Missing(Node),
    #[error("no edge to `{}`", .0.as_str())]
    NoEdge(Node),
    #[error("went round more than {0} times")]
    LoopCap(u32),
    /// A journal line that this graph cannot have written.
    #[error("the journal does not fit this graph: {0}")]
    Unfit(String),
    /// A replay asked something the journal has no answer to.
    #[error("`{}` asked what is not recorded", .0.as_str())]
    NotRecorded(Node),
    #[error("{0}")]
    Failed(String),
}

/// What kind of failure, as a stable word: dead letters are grouped by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    WorldUnavailable,
    WorldBroken,
    EngineUnavailable,
    EngineFailed,
    JournalUnavailable,
    JournalUnfit,
    LeaseLost,
    NodeTimeout,
    NodeFailed,
    NoEdge,
    LoopCap,
    NotRecorded,
}

impl Class {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WorldUnavailable => "world_unavailable",
            Self::WorldBroken => "world_broken",
            Self::EngineUnavailable => "engine_unavailable",
            Self::EngineFailed => "engine_failed",
            Self::JournalUnavailable => "journal_unavailable",
            Self::JournalUnfit => "journal_unfit",
            Self::LeaseLost => "lease_lost",
            Self::NodeTimeout => "node_timeout",
            Self::NodeFailed => "node_failed",
            Self::NoEdge => "no_edge",
            Self::LoopCap => "loop_cap",
            Self::NotRecorded => "not_recorded",
        }
    }
}

impl NodeError {
    pub fn class(&self) -> Class {
        match self {
            Self::World(WorldError::Passing { .. }) => Class::WorldUnavailable,
            Self::World(WorldError::Final { .. }) => Class::WorldBroken,
            Self::Engine(EngineError::Passing { .. }) => Class::EngineUnavailable,
            Self::Engine(EngineError::Final { .. }) => Class::EngineFailed,
            Self::Journal(JournalError::LeaseLost) => Class::LeaseLost,
            Self::Journal(JournalError::Store(_)) => Class::JournalUnavailable,
            Self::Timeout(_) => Class::NodeTimeout,
            Self::NoEdge(_) => Class::NoEdge,
            Self::LoopCap(_) => Class::LoopCap,
            Self::Unfit(_) => Class::JournalUnfit,
            Self::NotRecorded(_) => Class::NotRecorded,
            Self::Letter(_) | Self::Missing(_) | Self::Failed(_) => Class::NodeFailed,
        }
    }

    /// Whether another attempt may help.
    pub fn is_passing(&self) -> bool {
        match self.class() {
            Class::WorldUnavailable
            | Class::EngineUnavailable
            | Class::JournalUnavailable
            | Class::NodeTimeout => true,
            Class::WorldBroken
            | Class::EngineFailed
            | Class::JournalUnfit
            | Class::LeaseLost
            | Class::NodeFailed
            | Class::NoEdge
            | Class::LoopCap
            | Class::NotRecorded => false,
        }
    }
}

/// Why a run ended without a proposal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RunError {
    /// Worth another attempt: the journal goes on where it stopped.
    #[error("{}: {why}", node.as_str())]
    Passing { node: Node, class: Class, why: String },
    /// Another attempt cannot help: a dead letter.
    #[error("{}: {why}", node.as_str())]
    Final { node: Node, class: Class, why: String },
    /// Somebody else runs this job now; nothing of this run may be stored.
    #[error("the lease of this job is gone")]
    LeaseLost,
}

impl RunError {
    pub(super) fn at(node: Node, error: &NodeError) -> Self {
        let (class, why) = (error.class(), error.to_string());
        match error {
            NodeError::Journal(JournalError::LeaseLost) => Self::LeaseLost,
            passing if passing.is_passing() => Self::Passing { node, class, why },
            _ => Self::Final { node, class, why },
        }
    }

    /// The stable word of the failure.
    pub fn class(&self) -> Class {
        match self {
            Self::Passing { class, .. } | Self::Final { class, .. } => *class,
            Self::LeaseLost => Class::LeaseLost,
        }
    }

    /// The node that failed, where it is known.
    pub fn node(&self) -> Option<Node> {
        match self {
            Self::Passing { node, .. } | Self::Final { node, .. } => Some(*node),
            Self::LeaseLost => None,
        }
    }
}
