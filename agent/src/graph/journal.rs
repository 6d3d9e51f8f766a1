//! The journal: the ordered steps of a job, enough to resume after a crash and to replay offline.

use serde::{Deserialize, Serialize};

/// One line of the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "snake_case")]
pub enum Entry {
    /// A question to the world or an engine with its answer, written before the node goes on: it is never asked again.
    Asked { node: String, visit: u32, question: serde_json::Value, answer: serde_json::Value, at: api::Time },
    /// A node that ran to its end.
    Step { node: String, visit: u32, started_at: api::Time, ms: f64, output: serde_json::Value, next: String },
}

/// Where entries become durable. One call is one commit, fenced by the job's lease.
#[async_trait::async_trait]
pub trait Journal: Send + Sync {
    async fn append(&self, entries: &[Entry]) -> Result<(), JournalError>;
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JournalError {
    /// Somebody else runs this job now: drop everything.
    #[error("the lease of this job is gone")]
    LeaseLost,
    #[error("the journal could not be written: {0}")]
    Store(String),
}
