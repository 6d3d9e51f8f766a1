//! A baseline: of a run only what a comparison needs, small enough for the repository, and the same on every machine.

use super::{CompareError, Run};
use crate::score::{Kind, Scored};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// A baseline that cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    #[error(transparent)]
    Run(#[from] CompareError),
    #[error("{path}: {error}")]
    Write { path: PathBuf, error: io::Error },
    #[error("a result cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// Writes the run in folder `run` into `baseline`, made if missing: what each case added to the figures and what was wrong
/// with it, without labels, mails, drafts and times. [`super::compare`] takes it as its first run.
/// # Errors
/// [`BaselineError`].
pub fn keep(run: &Path, baseline: &Path) -> Result<(), BaselineError> {
    let Run { mut report, scored } = Run::read(run)?;
    report.metrics.retain(|name, _| Kind::of(name) != Kind::Milliseconds);
    let mut lines = String::new();
    for case in scored {
        // Writing to a String cannot fail.
        writeln!(lines, "{}", serde_json::to_string(&bare(case))?).ok();
    }
    fs::create_dir_all(baseline)
        .map_err(|error| BaselineError::Write { path: baseline.to_owned(), error })?;
    write(baseline.join("results.jsonl"), &lines)?;
    write(baseline.join("report.json"), &(serde_json::to_string_pretty(&report)? + "\n"))
}

/// Every field is named, so that a new one is decided about.
fn bare(case: Scored) -> Scored {
    let Scored { suite, id, group, epoch, parts, wrong, .. } = case;
    Scored {
        suite,
        id,
        group,
        epoch,
        parts,
        wrong,
        said: None,
        ms: None,
        answered: None,
        expect: serde_json::Value::Null,
        published: None,
        mails: Vec::new(),
        remembered: Vec::new(),
        earlier: Vec::new(),
        journal_sha256: None,
        got: serde_json::Value::Null,
    }
}

fn write(path: PathBuf, text: &str) -> Result<(), BaselineError> {
    fs::write(&path, text).map_err(|error| BaselineError::Write { path, error })
}

#[cfg(test)]
mod tests {
    use super::super::tests::run;
    use super::*;
    use crate::compare;

    #[test]
    fn a_run_is_no_worse_than_its_own_baseline_and_a_worse_one_is() {
        let root = tempfile::tempdir().unwrap();
        let good = run(root.path(), "good", &[("a", true), ("b", true), ("c", true)]);
        let worse = run(root.path(), "worse", &[("a", true), ("b", false), ("c", true)]);
        let baseline = root.path().join("baseline/seed/topics");
        keep(&good, &baseline).unwrap();
        assert_eq!(compare(&baseline, &good).unwrap().broken, Vec::<String>::new());
        let compared = compare(&baseline, &worse).unwrap();
        assert_eq!(compared.broken, ["topic3: the lower bound went from 1.000 to 0.667"]);
        assert_eq!(compared.newly_wrong[0].id, "b");
    }

    #[test]
    fn a_baseline_holds_no_mail_and_no_time() {
        let root = tempfile::tempdir().unwrap();
        let whole = run(root.path(), "whole", &[("a", true), ("b", false)]);
        keep(&whole, &root.path().join("baseline")).unwrap();
        let line = |folder: &str| fs::read_to_string(root.path().join(folder).join("results.jsonl")).unwrap();
        assert!(line("whole").contains("the mail's own words") && line("whole").contains("\"ms\":1.0"));
        assert!(
            !line("baseline").contains("the mail's own words") && !line("baseline").contains("\"ms\":1.0")
        );
        let report = |folder: &str| fs::read_to_string(root.path().join(folder).join("report.json")).unwrap();
        assert!(report("whole").contains("p95_ms") && !report("baseline").contains("p95_ms"));
    }
}
