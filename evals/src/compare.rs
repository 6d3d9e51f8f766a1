//! Two runs of the same cases side by side: which figures moved and how sure that is, which cases changed, and whether
//! the second may take the place of the first.

mod baseline;
mod gate;
mod paired;
mod published;
mod table;

pub use baseline::{BaselineError, keep};
pub use published::{compare_published, published, published_table};

use crate::Report;
use crate::score::{Kind, Scored};
use paired::Paired;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// What became of the first run in the second.
#[derive(Debug, Serialize)]
pub struct Comparison {
    pub before: Report,
    pub after: Report,
    /// Cases that only one of them has: they are in no figure here.
    pub only_before: usize,
    pub only_after: usize,
    pub figures: Vec<Change>,
    /// Cases that were right and are wrong now.
    pub newly_wrong: Vec<Moved>,
    pub newly_right: Vec<Moved>,
    /// Why the second run may not take the place of the first; empty where it may.
    pub broken: Vec<String>,
}

/// One figure over the cases that both runs have.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    pub name: String,
    pub before: f64,
    pub after: f64,
    /// After less before, with the bounds of its 95 % interval over paired cases.
    pub change: f64,
    pub low: f64,
    pub high: f64,
    /// Cases that got better, and that got worse.
    pub better: usize,
    pub worse: usize,
    /// How likely so uneven a split is by chance (McNemar's exact test); absent where nothing moved.
    pub p: Option<f64>,
}

impl Change {
    /// Less of what is good, or more of what is not, by the whole interval.
    pub fn is_surely_worse(&self) -> bool {
        if Kind::of(&self.name).is_gain() { self.high < 0.0 } else { self.low > 0.0 }
    }
}

/// A case whose verdict changed, and what is wrong with it in the run where it is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moved {
    pub suite: String,
    pub id: String,
    pub epoch: u32,
    pub wrong: Vec<String>,
}

/// A run that cannot be compared.
#[derive(Debug, thiserror::Error)]
pub enum CompareError {
    #[error("{path}: {error}; `eval run --out` writes it")]
    Read { path: PathBuf, error: io::Error },
    #[error("{path}, line {line}: {error}; another version may have written it")]
    Line { path: PathBuf, line: usize, error: serde_json::Error },
    #[error("the runs have no case in common: `{0}` and `{1}`")]
    Strangers(String, String),
    #[error("`{0}` has no published answers to compare with; seed/topics, seed/filters and seed/match have")]
    NothingPublished(String),
}

/// Reads what two runs wrote into their folders and compares it case by case.
/// # Errors
/// [`CompareError`].
pub fn compare(before: &Path, after: &Path) -> Result<Comparison, CompareError> {
    let (before, after) = (Run::read(before)?, Run::read(after)?);
    let (pairs, only_before, only_after) = before.pair(&after);
    if pairs.is_empty() {
        return Err(CompareError::Strangers(before.report.suite, after.report.suite));
    }
    Ok(Comparison {
        figures: changes(&pairs),
        newly_wrong: moved(&pairs, |before, after| (before.is_empty() && !after.is_empty()).then_some(after)),
        newly_right: moved(&pairs, |before, after| {
            (!before.is_empty() && after.is_empty()).then_some(before)
        }),
        broken: gate::broken(&before.report, &after.report),
        before: before.report.clone(),
        after: after.report.clone(),
        only_before,
        only_after,
    })
}

struct Run {
    report: Report,
    scored: Vec<Scored>,
}

/// The same case in both runs.
type Pair<'a> = (&'a Scored, &'a Scored);

impl Run {
    fn read(folder: &Path) -> Result<Self, CompareError> {
        let (report, results) = (folder.join("report.json"), folder.join("results.jsonl"));
        let text = read(&report)?;
        let parsed = serde_json::from_str(&text).map_err(|error| line(&report, 1, error))?;
        let lines = read(&results)?;
        let parse = |(at, text)| serde_json::from_str(text).map_err(|error| line(&results, at + 1, error));
        Ok(Self { report: parsed, scored: lines.lines().enumerate().map(parse).collect::<Result<_, _>>()? })
    }

    /// The cases that both have, and how many only one has.
    fn pair<'a>(&'a self, other: &'a Self) -> (Vec<Pair<'a>>, usize, usize) {
        let name = |case: &'a Scored| (&case.suite, &case.id, case.epoch);
        let theirs: BTreeMap<_, _> = other.scored.iter().map(|case| (name(case), case)).collect();
        let pairs: Vec<Pair<'a>> =
            self.scored.iter().filter_map(|case| Some((case, *theirs.get(&name(case))?))).collect();
        let both = pairs.len();
        (pairs, self.scored.len() - both, theirs.len() - both)
    }
}

fn read(path: &Path) -> Result<String, CompareError> {
    fs::read_to_string(path).map_err(|error| CompareError::Read { path: path.to_owned(), error })
}

fn line(path: &Path, line: usize, error: serde_json::Error) -> CompareError {
    CompareError::Line { path: path.to_owned(), line, error }
}

fn changes(pairs: &[Pair<'_>]) -> Vec<Change> {
    let mut figures: BTreeMap<&str, Vec<Paired<'_>>> = BTreeMap::new();
    for (before, after) in pairs {
        for (name, part) in &before.parts {
            if let Some(other) = after.parts.get(name) {
                let paired = Paired { cluster: before.cluster(), before: *part, after: *other };
                figures.entry(name).or_default().push(paired);
            }
        }
    }
    figures.into_iter().filter_map(|(name, parts)| paired::change(name, &parts)).collect()
}

fn moved(
    pairs: &[Pair<'_>],
    wrong: impl for<'a> Fn(&'a [String], &'a [String]) -> Option<&'a [String]>,
) -> Vec<Moved> {
    let of = |(before, after): &Pair<'_>| {
        let wrong = wrong(&before.wrong, &after.wrong)?.to_vec();
        Some(Moved { suite: after.suite.clone(), id: after.id.clone(), epoch: after.epoch, wrong })
    };
    pairs.iter().filter_map(of).collect()
}

impl Kind {
    /// Whether more of it is better.
    fn is_gain(self) -> bool {
        self == Self::Rate
    }
}

#[cfg(test)]
mod tests;
