//! `results.jsonl` while it grows: a line a finished case, so that a run that was cut goes on where it was.
//! Nothing is synced to disk: what a power cut takes is played again.

use super::plan::Plan;
use super::{EvalError, make_folder, write};
use crate::score::Scored;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// How a run began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Began {
    /// There was nothing.
    Fresh,
    /// A run of the same plan was there: so many of its cases are not played again.
    GoesOn { kept: usize },
    /// What was there is of something else, and was thrown away; why, in words.
    Anew { because: String },
}

/// The results of a run that is under way.
pub struct Record {
    out: PathBuf,
    file: File,
}

impl Record {
    /// Opens the folder for this plan; the finished cases of the same plan come back.
    pub fn open(out: &Path, plan: &Plan) -> Result<(Self, Vec<Scored>, Began), EvalError> {
        make_folder(out)?;
        let (began, kept) = match before(out, plan) {
            Before::Nothing => (Began::Fresh, Vec::new()),
            Before::Same(kept) => (Began::GoesOn { kept: kept.len() }, kept),
            Before::Other(because) => (Began::Anew { because }, Vec::new()),
        };
        if !matches!(began, Began::GoesOn { .. }) {
            // The plan is written when no result of another one is left that it could be taken for.
            remove(&out.join("results.jsonl"))?;
            write(out.join("run.json"), &(serde_json::to_string_pretty(plan)? + "\n"))?;
        }
        replace(&out.join("results.jsonl"), &lines(&kept)?)?; // without the line that was cut in the middle
        let path = out.join("results.jsonl");
        let file = File::options().append(true).open(&path);
        let file = file.map_err(|error| EvalError::Write { path, error })?;
        Ok((Self { out: out.to_owned(), file }, kept, began))
    }

    pub fn add(&mut self, scored: &Scored) -> Result<(), EvalError> {
        let line = lines(std::slice::from_ref(scored))?;
        let written = self.file.write_all(line.as_bytes()); // one write: a cut leaves at most one broken line
        written.map_err(|error| EvalError::Write { path: self.out.join("results.jsonl"), error })
    }

    /// All of them, in the suite's order.
    pub fn finish(self, scored: &[Scored]) -> Result<(), EvalError> {
        replace(&self.out.join("results.jsonl"), &lines(scored)?)
    }
}

enum Before {
    Nothing,
    Same(Vec<Scored>),
    Other(String),
}

fn before(out: &Path, plan: &Plan) -> Before {
    let Ok(results) = fs::read_to_string(out.join("results.jsonl")) else { return Before::Nothing };
    let was = fs::read_to_string(out.join("run.json")).ok();
    let Some(was) = was.and_then(|text| serde_json::from_str::<Plan>(&text).ok()) else {
        return Before::Other("nothing tells what its results are of".to_owned());
    };
    match plan.changes(&was).as_slice() {
        [] => Before::Same(finished(&results)),
        changes => Before::Other(format!("{} changed", changes.join(" and "))),
    }
}

/// A case whose stage broke is not finished, nor is a line that was cut.
fn finished(results: &str) -> Vec<Scored> {
    let read = results.lines().filter_map(|line| serde_json::from_str::<Scored>(line).ok());
    read.filter(|case| case.ms.is_some()).collect()
}

fn lines(scored: &[Scored]) -> Result<String, EvalError> {
    let mut lines = String::new();
    for case in scored {
        lines += &serde_json::to_string(case)?;
        lines.push('\n');
    }
    Ok(lines)
}

/// Whole or not at all.
fn replace(path: &Path, text: &str) -> Result<(), EvalError> {
    let beside = path.with_extension("new");
    write(beside.clone(), text)?;
    fs::rename(&beside, path).map_err(|error| EvalError::Write { path: path.to_owned(), error })
}

fn remove(path: &Path) -> Result<(), EvalError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(EvalError::Write { path: path.to_owned(), error })
        }
        _ => Ok(()),
    }
}
