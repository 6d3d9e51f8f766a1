//! A run: every case of a suite, a few at a time, scored and written down as it is finished.

mod plan;
mod record;

pub use plan::Plan;
pub use record::Began;

use crate::play::{Played, play};
use crate::report::{page, topics};
use crate::score::{Scored, figures, score};
use crate::suite::{Case, SuiteError, load};
use crate::{Report, Reviewer, StageError, StageFactory};
use futures::StreamExt as _;
use record::Record;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, io};

/// What `countersign eval run` was asked.
#[derive(Debug, Clone)]
pub struct Options {
    /// A suite file, or a folder whose suites are run together.
    pub suite: PathBuf,
    /// Where `results.jsonl`, `report.json` and `report.html` go; made if missing.
    pub out: PathBuf,
    pub reviewer: Reviewer,
    /// How often each case is run; at least 1.
    pub epochs: u32,
    /// Cases that run at the same time; at least 1.
    pub at_once: usize,
    /// A case that takes longer counts as wrong.
    pub case_timeout: Duration,
}

impl Options {
    /// One epoch, the approving reviewer, four cases at once, a minute for each.
    pub fn new(suite: impl Into<PathBuf>, out: impl Into<PathBuf>) -> Self {
        Self {
            suite: suite.into(),
            out: out.into(),
            reviewer: Reviewer::Approve,
            epochs: 1,
            at_once: 4,
            case_timeout: Duration::from_secs(60),
        }
    }
}

/// What a run tells while it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// First.
    Began(Began),
    /// After each case.
    Played(Progress),
}

/// How far a run is; cases of a run that was cut before count as done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub of: usize,
    pub wrong: usize,
}

/// A run that could not be made; a case that goes wrong is a result, not an error.
#[derive(Debug, thiserror::Error)]
pub enum EvalError {
    #[error(transparent)]
    Suite(#[from] SuiteError),
    #[error("{path}: {error}")]
    Write { path: PathBuf, error: io::Error },
    #[error("a result cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// Runs the suite and writes `results.jsonl`, `report.json` and `report.html`. Finished cases of the same plan that
/// stand in the folder are not played again.
/// # Errors
/// [`EvalError`]: the suite cannot be read or the results cannot be written. Low scores are no error.
pub async fn run(
    options: &Options,
    factory: &dyn StageFactory,
    note: &(dyn Fn(Note) + Sync),
) -> Result<Report, EvalError> {
    let suite = load(&options.suite)?;
    let plan = Plan::new(options, &suite, factory);
    let (record, kept, began) = Record::open(&options.out, &plan)?;
    note(Note::Began(began));
    let playing = Playing { options, cases: &suite.cases, factory, note };
    let scored = playing.all(record, kept).await?;
    let report = Report {
        suite: suite.name,
        engine: plan.engine.clone(),
        n: scored.len(),
        metrics: figures(&scored, options.epochs),
        topics: topics(&scored),
    };
    write(options.out.join("report.json"), &(serde_json::to_string_pretty(&report)? + "\n"))?;
    write(options.out.join("report.html"), &page(&plan, &report, &scored))?;
    Ok(report)
}

/// A case's place in the suite, and the epoch.
type Turn = (usize, u32);

struct Playing<'a> {
    options: &'a Options,
    cases: &'a [Case],
    factory: &'a dyn StageFactory,
    note: &'a (dyn Fn(Note) + Sync),
}

impl Playing<'_> {
    /// Every case and epoch, in the suite's order; what is kept is not played.
    async fn all(&self, mut record: Record, kept: Vec<Scored>) -> Result<Vec<Scored>, EvalError> {
        let mut done = self.placed(kept);
        let turns = (0..self.cases.len())
            .flat_map(|place| (1..=self.options.epochs.max(1)).map(move |epoch| (place, epoch)));
        let left: Vec<Turn> = turns.filter(|turn| !done.contains_key(turn)).collect();
        let of = done.len() + left.len();
        let playing: Vec<_> = left.into_iter().map(|turn| self.one(turn)).collect();
        let mut stream = futures::stream::iter(playing).buffer_unordered(self.options.at_once.max(1));
        while let Some((turn, scored)) = stream.next().await {
            record.add(&scored)?;
            done.insert(turn, scored);
            let wrong = done.values().filter(|scored| !scored.wrong.is_empty()).count();
            (self.note)(Note::Played(Progress { done: done.len(), of, wrong }));
        }
        let scored: Vec<Scored> = done.into_values().collect();
        record.finish(&scored)?;
        Ok(scored)
    }

    /// Kept results at the turns that they are of.
    fn placed(&self, kept: Vec<Scored>) -> BTreeMap<Turn, Scored> {
        let named = |(place, case): (usize, &Case)| ((case.suite.clone(), case.id.clone()), place);
        let places: HashMap<(String, String), usize> = self.cases.iter().enumerate().map(named).collect();
        let placed = kept.into_iter().filter_map(|scored| {
            let place = places.get(&(scored.suite.clone(), scored.id.clone()))?;
            Some(((*place, scored.epoch), scored))
        });
        placed.collect()
    }

    async fn one(&self, (place, epoch): Turn) -> (Turn, Scored) {
        let case = &self.cases[place];
        ((place, epoch), score(case, epoch, self.in_time(case, epoch).await))
    }

    async fn in_time(&self, case: &Case, epoch: u32) -> Result<Played, StageError> {
        let limit = self.options.case_timeout;
        let playing = play(case, epoch, self.options.reviewer, self.factory);
        match tokio::time::timeout(limit, playing).await {
            Ok(played) => played,
            Err(_) => Err(format!("not done after {} s", limit.as_secs_f64()).into()),
        }
    }
}

fn make_folder(path: &Path) -> Result<(), EvalError> {
    fs::create_dir_all(path).map_err(|error| EvalError::Write { path: path.to_owned(), error })
}

fn write(path: PathBuf, text: &str) -> Result<(), EvalError> {
    fs::write(&path, text).map_err(|error| EvalError::Write { path, error })
}

#[cfg(test)]
mod tests;
