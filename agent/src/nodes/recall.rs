//! Node `recall`: what the case remembers and what is known of its customer, small enough for every engine.

use crate::case::MemoryEntry;
use crate::case::memory::{Memory, Promise, roll_up};
use crate::graph::{Ctx, NodeError, View};
use crate::remarks::{Remark, current, within};
use api::Time;
use serde::{Deserialize, Serialize};

pub struct Input {
    /// Tokens that all entries and remarks together may take.
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
    /// What is known of the customer beyond this case: preferences first, then complaints, each the newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Remark>,
    pub read_at: Time,
}

/// Of the budget, the part that remarks may take.
const FOR_REMARKS: usize = 4;

/// # Errors
/// What the world could not answer.
pub async fn run(input: &Input, ctx: &Ctx<'_>) -> Result<Recalled, NodeError> {
    let answer = ctx.memory().await?;
    let Memory { entries, promises, remarks } = answer.value;
    let (remarks, used) = within(current(remarks, answer.at), input.budget / FOR_REMARKS);
    let memory = roll_up(entries, input.budget - used);
    Ok(Recalled { memory, promises, remarks, read_at: answer.at })
}
