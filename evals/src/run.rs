//! A run: every case of a suite, a few at a time, scored and written down.

use crate::play::{Played, play};
use crate::score::{Scored, figures, score};
use crate::suite::{Case, SuiteError, load};
use crate::{Report, Reviewer, StageError, StageFactory};
use futures::StreamExt as _;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, io};

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
    #[error(transparent)]
    Suite(#[from] SuiteError),
    #[error("{path}: {error}")]
    Write { path: PathBuf, error: io::Error },
    #[error("a result cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// Runs the suite and writes `results.jsonl` and `report.json`; `progress` is called after each case.
/// # Errors
/// [`EvalError`]: the suite cannot be read or the results cannot be written. Low scores are no error.
pub async fn run(
    options: &Options,
    factory: &dyn StageFactory,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Report, EvalError> {
    let (suite, cases) = load(&options.suite)?;
    make_folder(&options.out)?; // before the work, so that a wrong folder is told at once
    let scored = play_all(options, &cases, factory, progress).await;
    let report = Report {
        suite,
        engine: factory.engine().to_owned(),
        n: scored.len(),
        metrics: figures(&scored, options.epochs),
    };
    write_results(&options.out, &scored, &report)?;
    Ok(report)
}

async fn play_all(
    options: &Options,
    cases: &[Case],
    factory: &dyn StageFactory,
    progress: &(dyn Fn(Progress) + Sync),
) -> Vec<Scored> {
    let epochs = 1..=options.epochs.max(1);
    let turns = cases.iter().enumerate().flat_map(|turn| epochs.clone().map(move |epoch| (turn, epoch)));
    let playing: Vec<_> = turns
        .map(|((place, case), epoch)| async move {
            ((place, epoch), score(case, epoch, play_in_time(options, case, epoch, factory).await))
        })
        .collect();
    let of = playing.len();
    let mut stream = futures::stream::iter(playing).buffer_unordered(options.at_once.max(1));
    let mut scored = Vec::with_capacity(of);
    while let Some(one) = stream.next().await {
        scored.push(one);
        progress(Progress { done: scored.len(), of });
    }
    scored.sort_by_key(|(turn, _)| *turn);
    scored.into_iter().map(|(_, scored)| scored).collect()
}

async fn play_in_time(
    options: &Options,
    case: &Case,
    epoch: u32,
    factory: &dyn StageFactory,
) -> Result<Played, StageError> {
    let playing = play(case, epoch, options.reviewer, factory);
    match tokio::time::timeout(options.case_timeout, playing).await {
        Ok(played) => played,
        Err(_) => Err(format!("not done after {} s", options.case_timeout.as_secs_f64()).into()),
    }
}

fn write_results(out: &Path, scored: &[Scored], report: &Report) -> Result<(), EvalError> {
    let mut lines = String::new();
    for case in scored {
        // Writing to a String cannot fail.
        writeln!(lines, "{}", serde_json::to_string(case)?).ok();
    }
    write(out.join("results.jsonl"), &lines)?;
    write(out.join("report.json"), &(serde_json::to_string_pretty(report)? + "\n"))
}

fn make_folder(path: &Path) -> Result<(), EvalError> {
    fs::create_dir_all(path).map_err(|error| EvalError::Write { path: path.to_owned(), error })
}

fn write(path: PathBuf, text: &str) -> Result<(), EvalError> {
    fs::write(&path, text).map_err(|error| EvalError::Write { path, error })
}

#[cfg(test)]
mod tests;
