//! Walks the graph.

use super::{Class, Entry, Journal, Node, RunError};
use crate::case::Task;
use crate::draft::Proposal;
use crate::engine::Engine;
use crate::policy::Policy;
use crate::world::{Clock, World};

/// Everything a run may reach outside itself.
#[derive(Clone, Copy)]
pub struct Doors<'a> {
    pub world: &'a dyn World,
    pub engine: &'a dyn Engine,
    pub clock: &'a dyn Clock,
    pub journal: &'a dyn Journal,
    /// Told the name of each node as it is reached.
    pub on_step: &'a (dyn Fn(&str) + Send + Sync),
}

/// Runs a task to its proposal, going on from what is recorded.
///
/// # Errors
/// [`RunError`], typed: worth another attempt, final, or the lease is lost.
pub async fn run(
    _task: &Task,
    _policy: &Policy,
    _doors: Doors<'_>,
    _recorded: Vec<Entry>,
) -> Result<Proposal, RunError> {
    Err(RunError::Final {
        node: Node::Recall,
        class: Class::NodeFailed,
        why: "no node is built yet".to_owned(),
    })
}
