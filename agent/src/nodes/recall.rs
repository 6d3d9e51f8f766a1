//! Node `recall`: what the case remembers, small enough for every engine.

use crate::case::MemoryEntry;
use crate::case::memory::{Memory, Promise, roll_up};
use crate::graph::{Ctx, NodeError, View};
use api::Time;
use serde::{Deserialize, Serialize};

pub struct Input {
    /// Tokens that all entries together may take.
    pub budget: usize,
}

impl Input {
    pub fn of(view: &View<'_>) -> Self {
        Self { budget: view.policy.memory_tokens }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recalled {
    /// Oldest first; the newest whole, older ones rolled up.
    pub memory: Vec<MemoryEntry>,
    /// What we owe this customer, newest first.
    #[serde(default)]
    pub promises: Vec<Promise>,
    pub read_at: Time,
}

/// # Errors
/// What the world could not answer.
pub async fn run(input: &Input, ctx: &Ctx<'_>) -> Result<Recalled, NodeError> {
    let answer = ctx.memory().await?;
    let Memory { entries, promises } = answer.value;
    Ok(Recalled { memory: roll_up(entries, input.budget), promises, read_at: answer.at })
}
