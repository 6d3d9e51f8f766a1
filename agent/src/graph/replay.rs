//! Running a journal again, offline: no world, no engine, no clock. The same bytes must come out.

use super::answers::Answers;
use super::ctx::Source;
use super::resume::{Given, newest_run};
use super::runner::Walk;
use super::{Entry, Gathered, Node, NodeError, Run, RunError, Step};
use crate::draft::Proposal;
use serde_json::Value;

/// What a replay found.
#[derive(Debug, Clone, PartialEq)]
pub enum Replayed {
    /// Every step came out as it was recorded.
    Same(Box<Proposal>),
    /// The first step that did not.
    Differs { node: String, visit: u32, recorded: Value, now: Value },
}

/// Runs the newest run of a journal again from its recorded answers alone.
///
/// # Errors
/// [`RunError::Final`] with `not_recorded` when something is asked that the journal does not answer, `journal_unfit`
/// when it does not begin with a task.
pub async fn replay(recorded: Vec<Entry>) -> Result<Replayed, RunError> {
    let unfit = |why: &str| RunError::at(Node::Recall, &NodeError::Unfit(why.to_owned()));
    let (start, entries) = newest_run(recorded);
    let given = start.ok_or_else(|| unfit("it does not begin with a task"))?;
    let Given { task, policy, engine } =
        serde_json::from_value(given).map_err(|error| unfit(&error.to_string()))?;
    let answers = Answers::new(entries.clone());
    let walk =
        Walk { task: &task, policy: &policy, engine: &engine, source: Source::Journal, answers: &answers };
    let run = Run { gathered: Gathered::default(), step: Step::Recall };
    let ended = walk.to_the_end(run).await;
    match first_difference(&entries, &answers.into_waiting()) {
        Some(difference) => Ok(difference),
        None => ended.map(|proposal| Replayed::Same(Box::new(proposal))),
    }
}

/// Compares step by step as far as both go; a journal that was cut off is compared up to the cut.
fn first_difference(recorded: &[Entry], now: &[Entry]) -> Option<Replayed> {
    let steps = recorded.iter().filter(|entry| matches!(entry, Entry::Step { .. }));
    steps.zip(now).find_map(|pair| match pair {
        (
            Entry::Step { node, visit, output, next, .. },
            Entry::Step { node: node_now, visit: visit_now, output: output_now, next: next_now, .. },
        ) if (node, visit, output, next) != (node_now, visit_now, output_now, next_now) => {
            let (node, visit) = (node.clone(), *visit);
            Some(Replayed::Differs { node, visit, recorded: output.clone(), now: output_now.clone() })
        }
        (Entry::Step { .. } | Entry::Asked { .. }, Entry::Step { .. } | Entry::Asked { .. }) => None,
    })
}
