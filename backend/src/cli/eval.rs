//! `countersign eval`: labelled mails through the real service, offline, and one run against another.

use super::run::{load, runtime};
use super::{CliError, say};
use anyhow::Context;
use clap::{Args, Subcommand};
use countersign::config::Flags;
use countersign::evaluate::{self, Stages};
use evals::{Options, Progress, Reviewer};
use indicatif::{ProgressBar, ProgressStyle};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, Subcommand)]
pub enum EvalCommand {
    /// Runs a suite and writes `results.jsonl` and `report.json`; low scores are no error.
    Run(Run),
    /// Compares two runs case by case; exit code 1 where the second may not take the place of the first.
    Compare(Compare),
    /// Rebuilds the built-in classifier from labelled mails; the same mails give the same bytes.
    Train(Train),
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
    #[arg(value_name = "B")]
    after: PathBuf,
    /// Print the comparison as JSON.
    #[arg(long)]
    json: bool,
}

pub fn run(command: EvalCommand) -> Result<ExitCode, CliError> {
    match command {
        EvalCommand::Run(run) => evaluate_suite(&run),
        EvalCommand::Compare(two) => compare(&two),
        EvalCommand::Train(train) => learn(&train),
    }
}

fn compare(two: &Compare) -> Result<ExitCode, CliError> {
    let compared = evals::compare(&two.before, &two.after).context("the runs could not be compared")?;
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

fn evaluate_suite(run: &Run) -> Result<ExitCode, CliError> {
    let reviewer: Reviewer = run.reviewer.parse().map_err(CliError::Usage)?;
    if run.epochs == 0 {
        return Err(CliError::Usage("--epochs must be at least 1".to_owned()));
    }
    let flags = Flags { engine: Some(run.engine.clone()), ..Flags::default() };
    let settings = load(&flags)?.settings;
    let options = Options { reviewer, epochs: run.epochs, ..Options::new(&run.suite, &run.out) };
    let stages = Stages { folder: run.out.join("stages"), settings };
    let bar = progress_bar();
    let report = runtime()?
        .block_on(evals::run(&options, &stages, &|progress| show(&bar, progress)))
        .context("the evaluation could not be run")?;
    bar.finish_and_clear();
    std::fs::remove_dir_all(&stages.folder).ok(); // empty by now; each case removed its own
    match run.json {
        true => say(&serde_json::to_string_pretty(&report).context("the report")?),
        false => say(&report.table()),
    }
}

/// Drawn on a terminal only; elsewhere nothing moves.
fn progress_bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len}  {elapsed}");
    ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn show(bar: &ProgressBar, progress: Progress) {
    bar.set_length(progress.of as u64);
    bar.set_position(progress.done as u64);
}
