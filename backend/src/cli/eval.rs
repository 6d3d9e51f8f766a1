//! `countersign eval`: labelled mails through the real service, offline, and one run against another.

use super::run::{load, open, runtime};
use super::teller::Teller;
use super::{CliError, Shared, say};
use anyhow::Context;
use clap::{Args, Subcommand};
use countersign::config::Flags;
use countersign::evaluate::{self, Stages, Wanted};
use evals::{Options, Reviewer};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, Subcommand)]
pub enum EvalCommand {
    /// Runs a suite and writes `results.jsonl`, `report.json` and `report.html`; low scores are no error. A run that was
    /// cut goes on where it was.
    Run(Run),
    /// Compares two runs case by case; exit code 1 where the second may not take the place of the first. Or one run with
    /// the answers that the suite's source published: exit code 1 where a figure is surely worse than theirs.
    Compare(Compare),
    /// Rebuilds the built-in classifier from labelled mails; the same mails give the same bytes.
    Train(Train),
    /// Keeps of a run what a comparison needs, small and without times, as a baseline for `compare`.
    Baseline(Keep),
    /// Makes labelled mails of what reviewers corrected, with personal data replaced by invented words. Read the file
    /// before you keep it: names that nothing introduces are not found.
    ImportDecisions(Import),
}

#[derive(Debug, Args)]
pub struct Train {
    /// The folder of the training mails (`*.jsonl`).
    #[arg(long, value_name = "DIR", default_value = "evals/training")]
    from: PathBuf,
    /// Where the weights go; they ship with the next build.
    #[arg(long, value_name = "FILE", default_value = "agent/src/engine/offline/classifier/weights.bin")]
    out: PathBuf,
}

#[derive(Debug, Args)]
pub struct Run {
    /// A suite file, or a folder of them.
    #[arg(long, value_name = "FILE|DIR")]
    suite: PathBuf,
    /// Which engine drafts.
    #[arg(long, default_value = "offline")]
    engine: String,
    /// Who decides: `approve`, `label`, `hostile`, `script` or `none`.
    #[arg(long, default_value = "approve")]
    reviewer: String,
    /// How often each case is run.
    #[arg(long, default_value_t = 1)]
    epochs: u32,
    /// Where the results go.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Print the report as JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub struct Compare {
    /// The folder of the first run (its `--out`).
    #[arg(value_name = "A")]
    before: PathBuf,
    /// The folder of the second.
    #[arg(value_name = "B", required_unless_present = "published", conflicts_with = "published")]
    after: Option<PathBuf>,
    /// In place of a second run: what the suite's source published of its own.
    #[arg(long)]
    published: bool,
    /// Print the comparison as JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub struct Keep {
    /// The folder of the run (its `--out`).
    #[arg(value_name = "RUN")]
    run: PathBuf,
    /// Where the baseline goes.
    #[arg(value_name = "DIR")]
    baseline: PathBuf,
}

#[derive(Debug, Args)]
pub struct Import {
    #[command(flatten)]
    shared: Shared,
    /// Decisions from this day on (`2026-06-17`, UTC); all without it.
    #[arg(long, value_name = "DAY")]
    since: Option<String>,
    /// Also what was approved as it was drafted.
    #[arg(long)]
    unchanged: bool,
    /// The suite file, written anew.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

pub fn run(command: EvalCommand) -> Result<ExitCode, CliError> {
    match command {
        EvalCommand::Run(run) => evaluate_suite(&run),
        EvalCommand::Compare(two) => compare(&two),
        EvalCommand::Train(train) => learn(&train),
        EvalCommand::Baseline(keep) => {
            evals::keep(&keep.run, &keep.baseline).context("the baseline could not be kept")?;
            Ok(ExitCode::SUCCESS)
        }
        EvalCommand::ImportDecisions(import) => import_decisions(&import),
    }
}

fn import_decisions(import: &Import) -> Result<ExitCode, CliError> {
    let since = import.since.as_deref().map(first_moment).transpose()?;
    let wanted = Wanted { since, unchanged: import.unchanged };
    let settings = load(&import.shared.flags())?.settings;
    let imported = runtime()?.block_on(async {
        let db = open(&settings).await?;
        let imported = evaluate::import_decisions(&db, wanted).await;
        db.close().await;
        imported.context("the decisions could not be read")
    })?;
    let out = &import.out;
    std::fs::write(out, imported.lines())
        .with_context(|| format!("{} could not be written", out.display()))?;
    let left_out = imported.left_out.iter().map(|(why, times)| format!("\nleft out: {times}, {why}"));
    say(&format!("{} cases in {}{}", imported.cases.len(), out.display(), left_out.collect::<String>()))
}

/// Of a day, in UTC.
fn first_moment(day: &str) -> Result<api::Time, CliError> {
    let wrong = || CliError::Usage(format!("--since `{day}` is no day; it is written 2026-06-17"));
    format!("{day}T00:00:00Z").parse().map_err(|_| wrong())
}

fn compare(two: &Compare) -> Result<ExitCode, CliError> {
    let Some(after) = &two.after else { return compare_published(two) };
    let compared = evals::compare(&two.before, after).context("the runs could not be compared")?;
    match two.json {
        true => say(&serde_json::to_string_pretty(&compared).context("the comparison")?)?,
        false => say(&compared.table())?,
    };
    Ok(if compared.broken.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn learn(train: &Train) -> Result<ExitCode, CliError> {
    let learned = evaluate::train(&train.from).context("nothing was learned")?;
    let before = std::fs::read(&train.out).ok();
    std::fs::write(&train.out, &learned.weights)
        .with_context(|| format!("{} cannot be written", train.out.display()))?;
    let told = if before.as_ref() == Some(&learned.weights) { "as before" } else { "changed" };
    say(&format!(
        "{} mails, {} bytes in {}: {told}",
        learned.mails,
        learned.weights.len(),
        train.out.display()
    ))
}

fn compare_published(one: &Compare) -> Result<ExitCode, CliError> {
    let changes = evals::compare_published(&one.before).context("the run could not be compared")?;
    match one.json {
        true => say(&serde_json::to_string_pretty(&changes).context("the comparison")?)?,
        false => say(evals::published_table(&changes).trim_end())?,
    };
    let is_worse = changes.iter().any(evals::Change::is_surely_worse);
    Ok(if is_worse { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn evaluate_suite(run: &Run) -> Result<ExitCode, CliError> {
    let reviewer: Reviewer = run.reviewer.parse().map_err(CliError::Usage)?;
    if run.epochs == 0 {
        return Err(CliError::Usage("--epochs must be at least 1".to_owned()));
    }
    let flags = Flags { engine: Some(run.engine.clone()), ..Flags::default() };
    let settings = load(&flags)?.settings;
    let options = Options { reviewer, epochs: run.epochs, ..Options::new(&run.suite, &run.out) };
    let stages = Stages { folder: run.out.join("stages"), settings };
    let teller = Teller::new(&run.out);
    let report = runtime()?
        .block_on(evals::run(&options, &stages, &|note| teller.tell(note)))
        .context("the evaluation could not be run")?;
    teller.finish();
    std::fs::remove_dir_all(&stages.folder).ok(); // each case removed its own
    match run.json {
        true => say(&serde_json::to_string_pretty(&report).context("the report")?),
        false => say(&report.table()),
    }
}
