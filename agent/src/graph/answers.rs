//! The answers of a run, old and new, and the steps that wait to be written with the next of them.

use super::{Entry, Journal, JournalError, Node};
use api::Time;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Everything that was answered so far, and what is not durable yet.
#[derive(Default)]
pub struct Answers {
    known: Mutex<Vec<Entry>>,
    /// Finished steps ride along with the next question: a step alone costs no commit, it is cheap to repeat.
    waiting: Mutex<Vec<Entry>>,
}

/// Which answers one attempt has heard already, so that a question asked twice gets its second answer.
#[derive(Default)]
pub struct Heard(Mutex<BTreeSet<usize>>);

impl Answers {
    pub fn new(known: Vec<Entry>) -> Self {
        Self { known: Mutex::new(known), waiting: Mutex::default() }
    }

    /// The first answer to this question that the attempt has not heard.
    pub fn recorded(&self, node: Node, visit: u32, question: &Value, heard: &Heard) -> Option<(Value, Time)> {
        let mut heard = locked(&heard.0);
        let known = locked(&self.known);
        let fits = |entry: &Entry| answer_to(entry, node, visit, question);
        let found = known.iter().enumerate().filter(|(index, _)| !heard.contains(index));
        let (index, answer) = found.filter_map(|(index, entry)| Some((index, fits(entry)?))).next()?;
        heard.insert(index);
        Some(answer)
    }

    /// Writes a fresh answer, and the steps that wait before it, in one commit.
    pub async fn record(
        &self,
        journal: &dyn Journal,
        asked: Entry,
        heard: &Heard,
    ) -> Result<(), JournalError> {
        let mut entries = std::mem::take(&mut *locked(&self.waiting));
        entries.push(asked.clone());
        journal.append(&entries).await?;
        let mut known = locked(&self.known);
        known.push(asked);
        locked(&heard.0).insert(known.len() - 1);
        Ok(())
    }

    pub fn wait_for_company(&self, step: Entry) {
        locked(&self.waiting).push(step);
    }

    /// Writes what still waits.
    pub async fn flush(&self, journal: &dyn Journal) -> Result<(), JournalError> {
        let entries = std::mem::take(&mut *locked(&self.waiting));
        if entries.is_empty() { Ok(()) } else { journal.append(&entries).await }
    }

    /// The steps that no journal has taken: in a replay, all.
    pub fn into_waiting(self) -> Vec<Entry> {
        self.waiting.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

fn answer_to(entry: &Entry, asked_by: Node, at_visit: u32, wanted: &Value) -> Option<(Value, Time)> {
    match entry {
        Entry::Asked { node, visit, question, answer, at } => {
            let is_it = node == asked_by.as_str() && *visit == at_visit && question == wanted;
            is_it.then(|| (answer.clone(), *at))
        }
        Entry::Step { .. } => None,
    }
}

/// A lock is never held over an await, so a poisoned one still holds whole values.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
