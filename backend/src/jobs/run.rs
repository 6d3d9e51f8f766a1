//! One attempt at a job: lease kept, task read, graph run from where the journal stopped, result stored.

use super::journal::{JobJournal, Recorded};
use super::node::{self, Whereabouts};
use super::{Claimed, fail, journal, lease, propose, spans, task};
use crate::app::App;
use crate::cases::CustomerScope;
use crate::shop;
use crate::telemetry::{Subject, figures, label, seconds};
use agent::case::Task;
use agent::draft::Proposal;
use agent::graph::{Doors, RunError};
use futures::FutureExt;
use std::panic::AssertUnwindSafe;
use tokio_util::sync::CancellationToken;
use tracing::{Instrument, Span};

/// Why an attempt came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    #[error(transparent)]
    Run(#[from] RunError),
    #[error("the database did not answer: {0}")]
    Store(#[from] sqlx::Error),
    /// A mistake of ours: the attempt counts, and what it had is in the journal.
    #[error("the run panicked")]
    Panicked,
    /// The service is stopping: the job goes back, not charged an attempt.
    #[error("the service is stopping")]
    Leaving,
}

/// Runs a claimed job to whatever end it comes to, and stores that end. Never fails: an end that cannot be stored
/// is found by whoever takes the lapsed lease.
pub async fn run(app: &App, job: &Claimed, leaving: &CancellationToken) {
    let (span, subject) = spans::attempt(app, job).await;
    let begun = app.clock.monotonic();
    figures().job_wait.record(seconds(job.waited), &[]);
    let end = attempt(app, job, leaving, subject).instrument(span).await;
    let labels = [label("kind", &job.kind), label("end", end)];
    figures().jobs_ended.add(1, &labels);
    figures().job_duration.record(seconds(app.clock.monotonic().saturating_sub(begun)), &labels);
}

async fn attempt(
    app: &App,
    job: &Claimed,
    leaving: &CancellationToken,
    subject: Option<Subject>,
) -> &'static str {
    let (done, lost) = (CancellationToken::new(), CancellationToken::new());
    let keeper = tokio::spawn(lease::keep(app.clone(), job.clone(), done.clone(), lost.clone()));
    // Also where this task itself is given up: a lease must not outlive whoever holds it.
    let ending = done.drop_guard();
    let run = spans::run(job);
    let whereabouts = Whereabouts::default();
    let thought = AssertUnwindSafe(think(app, job, subject, &whereabouts).instrument(run.clone()));
    let ended = tokio::select! {
        ended = thought.catch_unwind() => Some(ended.unwrap_or(Err(Stopped::Panicked))),
        never = node::show(app, job, &whereabouts) => match never {},
        () = lost.cancelled() => None,
        () = leaving.cancelled() => Some(Err(Stopped::Leaving)),
    };
    drop(ending);
    if keeper.await.is_err() {
        tracing::error!(job.id = %job.id, "the keeper of the lease panicked");
    }
    if let Some(ended) = ended {
        return store(app, job, &run, ended).await;
    }
    tracing::warn!(job.id = %job.id, "the lease was lost; whatever this attempt had is dropped");
    "lease_lost"
}

/// Gives the word for how it ended.
async fn store(
    app: &App,
    job: &Claimed,
    run: &Span,
    ended: Result<(Task, Proposal), Stopped>,
) -> &'static str {
    let (stored, end) = match ended {
        Ok((task, proposal)) => {
            spans::proposed(app, run, &task, &proposal);
            // Inside the run's span: the draft remembers it.
            (propose::propose(app, job, &task, &proposal).instrument(run.clone()).await, "proposed")
        }
        Err(Stopped::Run(RunError::LeaseLost)) => (Ok(()), "lease_lost"),
        Err(Stopped::Leaving) => (fail::give_back(app, job, run).await, "given_back"),
        Err(stopped) => (fail::fail(app, job, &stopped, run).await, "failed"),
    };
    match stored {
        Ok(()) => end,
        Err(error) => {
            tracing::error!(job.id = %job.id, %error, "the end of this attempt could not be stored; the lease will lapse");
            "not_stored"
        }
    }
}

async fn think(
    app: &App,
    job: &Claimed,
    subject: Option<Subject>,
    whereabouts: &Whereabouts,
) -> Result<(Task, Proposal), Stopped> {
    let (task, recorded) = begin(app, job).await?;
    let scope = CustomerScope::of_case(app.db.read(), &job.case_id).await?.ok_or(sqlx::Error::RowNotFound)?;
    let world = shop::of(app.db.clone(), scope);
    let journal = JobJournal::new(app.clone(), job.clone(), 1 + recorded.len() as i64);
    let watcher = spans::watcher(app, subject, whereabouts);
    let doors = Doors {
        world: &world,
        engine: app.engine.as_ref(),
        clock: app.clock.as_ref(),
        journal: &journal,
        watch: &watcher,
    };
    let proposal = agent::graph::run(&task, &app.settings.policy, doors, recorded).await?;
    Ok((task, proposal))
}

/// The recorded task where a run was cut short, else a fresh one. A mail that joined the waiting job since makes the
/// recorded one stale: then the run begins anew, as it does where an older program wrote what this one cannot read.
async fn begin(app: &App, job: &Claimed) -> Result<(Task, Vec<agent::graph::Entry>), Stopped> {
    let fresh = task::read(&app.db, job).await?;
    let recorded = match journal::entries(&app.db, &job.id).await {
        Err(sqlx::Error::Decode(_)) => Recorded::default(),
        read => read?,
    };
    match recorded {
        Recorded { task: Some(task), entries } if task.rev == fresh.rev && task.version == fresh.version => {
            Ok((task, entries))
        }
        _ if journal::begin(app, job, &fresh).await? => Ok((fresh, Vec::new())),
        _ => Err(RunError::LeaseLost.into()),
    }
}
