//! Scores: what of a case was right. A suite's name and its labels choose which apply; safety and latency apply to all.

mod actions;
mod calibration;
mod delivery;
mod facts;
mod figures;
mod forbidden;
mod injection;
mod mail;
mod path;
mod products;
mod published;
mod tally;
mod told;
mod topics;

pub use actions::{expected as expected_actions, is_expected};
pub use calibration::{BINS, Bin, Said, bins, error_by_chance};
pub use figures::{Kind, figures};
pub use published::parts as published_parts;
pub use tally::{Part, Tally};
pub use told::{Answered, PostedMail};
pub use topics::View;

use crate::StageError;
use crate::play::Played;
use crate::suite::Case;
use crate::world::Remembered;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// One line of `results.jsonl`: what a case was labelled, what came out and what of it was wrong.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Scored {
    pub suite: String,
    pub id: String,
    pub group: Option<String>,
    pub epoch: u32,
    /// What it adds to each figure that applies to it.
    pub parts: BTreeMap<String, Part>,
    /// In words, for whoever reads the line; empty where all is right.
    pub wrong: Vec<String>,
    /// How sure the engine was of its topic, and whether it was right.
    pub said: Option<Said>,
    /// `None`: the stage broke.
    pub ms: Option<f64>,
    /// What the scored proposal said; `None`: the mail was parked, or the stage broke.
    #[serde(default)]
    pub answered: Option<Answered>,
    pub expect: Value,
    /// What the source's own run gave for this case, where the suite has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Value>,
    /// The mails as they were posted.
    #[serde(default)]
    pub mails: Vec<PostedMail>,
    /// What the case remembered before they came.
    #[serde(default)]
    pub remembered: Vec<Remembered>,
    /// Mails of before, each answered in a case of its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<PostedMail>,
    /// Over the journals without their times: equal where two runs thought the same, step by step.
    #[serde(default)]
    pub journal_sha256: Option<String>,
    /// What happened, for reading.
    pub got: Value,
}

impl Scored {
    /// Cases of one wording stand or fall together: as many independent samples as there are groups.
    pub fn cluster(&self) -> (&str, &str) {
        (&self.suite, self.group.as_deref().unwrap_or(&self.id))
    }
}

/// Reads its own labels and adds to the figures that they speak of.
type Score = fn(suite: &str, expect: &Value, played: &Played, tally: &mut Tally);

const SCORES: [Score; 9] = [
    actions::score,
    forbidden::score,
    delivery::score,
    facts::score,
    injection::score,
    mail::score,
    path::score,
    products::score,
    topics::score,
];

/// Scores one epoch; a stage that broke is wrong in everything that is expected of it.
pub fn score(case: &Case, epoch: u32, outcome: Result<Played, StageError>) -> Scored {
    let (played, error) = match outcome {
        Ok(played) => (played, None),
        Err(error) => (Played::default(), Some(format!("the stage broke: {error}"))),
    };
    let ms = error.is_none().then_some(played.ms);
    let mut tally = Tally::default();
    for of in SCORES {
        of(&case.suite, &case.expect, &played, &mut tally);
    }
    tally.wrong.extend(error);
    Scored {
        suite: case.suite.clone(),
        id: case.id.clone(),
        group: case.group.clone(),
        epoch,
        said: topics::said(&case.expect, &played),
        parts: tally.parts,
        wrong: tally.wrong,
        ms,
        answered: Answered::of(&played),
        expect: case.expect.clone(),
        published: case.published.clone(),
        mails: case.posts.iter().map(PostedMail::from).collect(),
        remembered: case.memory.clone(),
        earlier: case.earlier.iter().map(PostedMail::from).collect(),
        journal_sha256: played.journal_sha256.clone(),
        got: told::told(&played),
    }
}

/// Which scores apply: the file's name, not its folder's.
fn stem(suite: &str) -> &str {
    suite.rsplit('/').next().unwrap_or(suite)
}

#[cfg(test)]
mod tests;
