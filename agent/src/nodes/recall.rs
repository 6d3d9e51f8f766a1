//! Node `recall`: what the case remembers.

use crate::case::MemoryEntry;
use crate::graph::{Ctx, NodeError};
use api::Time;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recalled {
    /// Oldest first.
    pub memory: Vec<MemoryEntry>,
    pub read_at: Time,
}

/// # Errors
/// What the world could not answer.
pub async fn run(ctx: &Ctx<'_>) -> Result<Recalled, NodeError> {
    let answer = ctx.memory().await?;
    Ok(Recalled { memory: answer.value, read_at: answer.at })
}
