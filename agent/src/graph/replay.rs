//! Running a journal again, offline: no world, no engine, no clock. The same bytes must come out.

use super::answers::Answers;
use super::ctx::{Source, Unanswered};
use super::difference::{Difference, between_questions, between_steps};
use super::resume::{Given, newest_run};
use super::runner::Walk;
use super::{Entry, Gathered, Node, NodeError, Run, RunError, Step};
use crate::draft::Proposal;
use std::sync::{Mutex, PoisonError};

/// What a replay found.
#[derive(Debug, Clone, PartialEq)]
pub enum Replayed {
    /// Every step came out as it was recorded.
    Same { steps: usize, proposal: Box<Proposal> },
    /// The journal was cut off (its run failed, or is under way), and up to there every step came out as recorded.
    SoFar { steps: usize },
    /// The first place where it did not.
    Differs(Difference),
}

/// Runs the newest run of a journal again from its recorded answers alone.
///
/// # Errors
/// [`RunError::Final`] with `journal_unfit` when the journal does not begin with a task, or when what follows cannot
/// have been written by any version of this graph.
pub async fn replay(recorded: Vec<Entry>) -> Result<Replayed, RunError> {
    let unfit = |why: &str| RunError::at(Node::Recall, &NodeError::Unfit(why.to_owned()));
    let (start, entries) = newest_run(recorded);
    let given = start.ok_or_else(|| unfit("it does not begin with a task"))?;
    let Given { task, policy, engine } =
        serde_json::from_value(given).map_err(|error| unfit(&error.to_string()))?;
    let answers = Answers::new(entries.clone());
    let unanswered = Mutex::default();
    let source = Source::Journal(&unanswered);
    let walk = Walk { task: &task, policy: &policy, engine: &engine, source, answers: &answers };
    let run = Run { gathered: Gathered::default(), step: Step::Recall };
    let ended = walk.to_the_end(run).await;
    let unanswered = unanswered.into_inner().unwrap_or_else(PoisonError::into_inner);
    judge(&entries, &answers.into_waiting(), unanswered, ended)
}

/// Compares step by step as far as both go. A run that stopped short of what is recorded has asked something new; one
/// that stopped beyond it was cut off there before.
fn judge(
    recorded: &[Entry],
    now: &[Entry],
    unanswered: Option<Unanswered>,
    ended: Result<Proposal, RunError>,
) -> Result<Replayed, RunError> {
    let steps: Vec<&Entry> = recorded.iter().filter(|entry| matches!(entry, Entry::Step { .. })).collect();
    if let Some(difference) = steps.iter().zip(now).find_map(|(then, now)| between_steps(then, now)) {
        return Ok(Replayed::Differs(difference));
    }
    match (ended, unanswered) {
        (Ok(proposal), _) => Ok(Replayed::Same { steps: now.len(), proposal: Box::new(proposal) }),
        (Err(_), Some(new)) if now.len() < steps.len() => {
            Ok(Replayed::Differs(between_questions(recorded, new)))
        }
        (Err(_), Some(_)) => Ok(Replayed::SoFar { steps: now.len() }),
        (Err(error), None) => Err(error),
    }
}
