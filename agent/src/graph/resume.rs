//! Going on from a journal.

use super::answers::Answers;
use super::ctx::json;
use super::{Doors, Entry, Gathered, NodeError, Output, Run, Step, View, next};
use crate::case::Task;
use crate::policy::Policy;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json as value};

/// The word under which a run records what it is about, so that a replay needs nothing else.
const START: &str = "start";

/// What a run is about, as its first entry keeps it.
#[derive(Serialize, Deserialize)]
pub(super) struct Given {
    pub task: Task,
    pub policy: Policy,
    pub engine: String,
}

/// The entries that belong to this task. Where there are none, the task is recorded as the first.
pub(super) async fn begin(
    task: &Task,
    policy: &Policy,
    doors: Doors<'_>,
    recorded: Vec<Entry>,
) -> Result<Vec<Entry>, NodeError> {
    let (was_given, entries) = newest_run(recorded);
    if was_given == Some(given(task, policy, doors)?) {
        return Ok(entries);
    }
    start(task, policy, doors).await?;
    Ok(Vec::new())
}

/// Records the task: the first entry of a run. What stands before it in the journal is left aside from now on.
pub(super) async fn start(task: &Task, policy: &Policy, doors: Doors<'_>) -> Result<(), NodeError> {
    let answer = given(task, policy, doors)?;
    let (node, question, at) = (START.to_owned(), value!({ "ask": "task" }), doors.clock.now());
    Ok(doors.journal.append(&[Entry::Asked { node, visit: 0, question, answer, at }]).await?)
}

fn given(task: &Task, policy: &Policy, doors: Doors<'_>) -> Result<Value, NodeError> {
    let engine = doors.engine.name().to_owned();
    json(&Given { task: task.clone(), policy: policy.clone(), engine })
}

/// What the newest run in a journal was given, and what was recorded after it.
pub(super) fn newest_run(mut recorded: Vec<Entry>) -> (Option<Value>, Vec<Entry>) {
    let is_start = |entry: &Entry| matches!(entry, Entry::Asked { node, .. } if node == START);
    let Some(start) = recorded.iter().rposition(is_start) else { return (None, recorded) };
    let entries = recorded.split_off(start + 1);
    match recorded.pop() {
        Some(Entry::Asked { answer, .. }) => (Some(answer), entries),
        Some(Entry::Step { .. }) | None => (None, entries),
    }
}

/// Finished steps become what was gathered; answers of the step that was cut off are kept for it.
pub(super) fn restore(
    task: &Task,
    policy: &Policy,
    recorded: Vec<Entry>,
) -> Result<(Run, Answers), NodeError> {
    let mut run = Run { gathered: Gathered::default(), step: Step::Recall };
    for entry in &recorded {
        if let Entry::Step { node, output, next: recorded_next, .. } = entry {
            let output: Output = serde_json::from_value(output.clone())
                .map_err(|error| NodeError::Unfit(error.to_string()))?;
            let step = next(&output, &View { task, policy, engine: "", gathered: &run.gathered });
            if node != run.step.node().as_str() || recorded_next != step.node().as_str() {
                return Err(NodeError::Unfit(format!("`{node}` to `{recorded_next}`")));
            }
            run.gathered.add(output);
            run.step = step;
        }
    }
    Ok((run, Answers::new(recorded)))
}
