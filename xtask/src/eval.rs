//! The gate: every suite through the service that was built, held against the committed baseline. Code decides, never a
//! model: a bound may fall by 2 points, what must never happen may not happen more often.

use crate::program::{Result, cargo, root, run};
use crate::steps::{Context, Done, target_folder};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Folders whose suites are measured and reported, and stop nobody.
const REPORTED: [&str; 1] = ["tau"];
/// Writes the baseline anew in place of comparing.
const RENEW: &str = "--baseline";

/// Without the screen: no mail needs it.
pub fn build(_: &Context) -> Result<Done> {
    run(cargo().args(["build", "--locked", "-p", "countersign"]).env("SKIP_UI", "1"))?;
    Ok(Done::Whole)
}

/// Every suite, whatever words the tests were given.
pub fn gate(_: &Context) -> Result<Done> {
    let service = service()?;
    compare_all(&service, &suites()?)
}

/// Those whose name contains one of the words, or all; `--baseline` keeps what comes out.
pub fn ask(context: &Context) -> Result<Done> {
    let (renew, words): (Vec<_>, Vec<_>) = context.runner_args.iter().partition(|word| *word == RENEW);
    let mut suites = suites()?;
    suites.retain(|suite| words.is_empty() || words.iter().any(|word| suite.name.contains(word.as_str())));
    if suites.is_empty() {
        return Err("no suite in evals/suites has such a name".to_owned());
    }
    let service = service()?;
    match renew.is_empty() {
        true => compare_all(&service, &suites),
        false => suites.iter().try_for_each(|suite| suite.renew(&service)).map(|()| Done::Whole),
    }
}

fn compare_all(service: &Path, suites: &[Suite]) -> Result<Done> {
    let mut worse = Vec::new();
    for suite in suites {
        if !suite.holds(service)? {
            worse.push(suite.name.as_str());
        }
    }
    match worse.as_slice() {
        [] => Ok(Done::Whole),
        worse => Err(format!("worse than the baseline: {}", worse.join(", "))),
    }
}

/// A file of labelled mails.
struct Suite {
    /// Folder and file stem: `seed/delivery`.
    name: String,
    file: PathBuf,
}

impl Suite {
    /// Whether nothing that counts got worse. Where it did, the table says what.
    fn holds(&self, service: &Path) -> Result<bool> {
        if !self.baseline().is_dir() {
            return Err(format!("{0} has no baseline: `cargo xtask eval {RENEW} {0}` makes it", self.name));
        }
        let found = self.play(service)?;
        let mut compare = Command::new(service);
        compare.args(["eval", "compare"]).arg(self.baseline()).arg(found);
        let compared = compare.output().map_err(|error| format!("eval compare: {error}"))?;
        match compared.status.code() {
            Some(0) => println!("as good as before  {}", self.name),
            Some(1) => println!("WORSE\n{}", String::from_utf8_lossy(&compared.stdout)),
            _ => return Err(format!("eval compare: {}", String::from_utf8_lossy(&compared.stderr))),
        }
        Ok(compared.status.success())
    }

    fn renew(&self, service: &Path) -> Result<()> {
        let found = self.play(service)?;
        run(Command::new(service).args(["eval", "baseline"]).arg(found).arg(self.baseline()))
    }

    /// Plays every case anew; answers the folder with the results.
    fn play(&self, service: &Path) -> Result<PathBuf> {
        let out = target_folder()?.join("eval").join(&self.name);
        if out.exists() {
            fs::remove_dir_all(&out).map_err(|error| format!("{}: {error}", out.display()))?;
        }
        let mut play = Command::new(service);
        play.args(["eval", "run", "--suite"]).arg(&self.file).arg("--out").arg(&out);
        crate::program::ask(&mut play)?;
        Ok(out)
    }

    fn baseline(&self) -> PathBuf {
        root().join("evals/baseline").join(&self.name)
    }
}

fn service() -> Result<PathBuf> {
    Ok(target_folder()?.join("debug/countersign"))
}

/// Those that count, by name.
fn suites() -> Result<Vec<Suite>> {
    let mut suites = Vec::new();
    for folder in listed(&root().join("evals/suites"))?.into_iter().filter(|path| path.is_dir()) {
        let files =
            listed(&folder)?.into_iter().filter(|path| path.extension().is_some_and(|x| x == "jsonl"));
        suites.extend(files.map(|file| Suite { name: name(&folder, &file), file }));
    }
    suites.retain(|suite| !REPORTED.iter().any(|folder| suite.name.starts_with(&format!("{folder}/"))));
    Ok(suites)
}

fn name(folder: &Path, file: &Path) -> String {
    let last = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    format!("{}/{}", last(folder.file_name()), last(file.file_stem()))
}

fn listed(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_suite_counts_and_has_a_baseline_but_those_that_are_only_reported() {
        let suites = suites().unwrap();
        let names: Vec<&str> = suites.iter().map(|suite| suite.name.as_str()).collect();
        for expected in
            ["project/delivery", "project/escalations", "seed/topics", "injection/shop", "mail/kinds"]
        {
            assert!(names.contains(&expected), "{expected} is not among {names:?}");
        }
        assert!(!names.iter().any(|name| name.starts_with("tau/")), "{names:?}");
        for suite in &suites {
            let at = suite.baseline();
            assert!(at.join("results.jsonl").is_file() && at.join("report.json").is_file(), "{}", suite.name);
        }
    }
}
