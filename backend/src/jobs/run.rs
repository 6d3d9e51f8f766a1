//! One attempt at a job: lease kept, task read, graph run from where the journal stopped, result stored.

use super::journal::{JobJournal, Recorded};
use super::{Claimed, fail, journal, lease, propose, task};
use crate::app::App;
use crate::cases::CustomerScope;
use crate::shop;
use agent::case::Task;
use agent::draft::Proposal;
use agent::graph::{Doors, RunError};
use tokio_util::sync::CancellationToken;
use tracing::{Instrument, info_span};

/// Why an attempt came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    #[error(transparent)]
    Run(#[from] RunError),
    #[error("the database did not answer: {0}")]
    Store(#[from] sqlx::Error),
    /// The service is stopping: the job goes back, not charged an attempt.
    #[error("the service is stopping")]
    Leaving,
}

/// Runs a claimed job to whatever end it comes to, and stores that end. Never fails: an end that cannot be stored
/// is found by whoever takes the lapsed lease.
pub async fn run(app: &App, job: &Claimed, leaving: &CancellationToken) {
    let span = info_span!(
        "process jobs",
        otel.name = "process jobs",
        otel.kind = "consumer",
        messaging.system = "countersign",
        messaging.operation.type = "process",
        messaging.message.id = %job.id,
        countersign.job.id = %job.id,
        countersign.attempt = job.attempt,
        session.id = %job.case_id,
        openinference.span.kind = "AGENT",
        langfuse.observation.type = "agent",
        langfuse.trace.name = "countersign",
    );
    if let Some(parent) = &job.traceparent {
        crate::telemetry::set_remote_parent(&span, parent);
    }
    attempt(app, job, leaving).instrument(span).await;
}

async fn attempt(app: &App, job: &Claimed, leaving: &CancellationToken) {
    let (done, lost) = (CancellationToken::new(), CancellationToken::new());
    let keeper = tokio::spawn(lease::keep(app.clone(), job.clone(), done.clone(), lost.clone()));
    let ended = tokio::select! {
        ended = think(app, job) => Some(ended),
        () = lost.cancelled() => None,
        () = leaving.cancelled() => Some(Err(Stopped::Leaving)),
    };
    done.cancel();
    if keeper.await.is_err() {
        tracing::error!(job.id = %job.id, "the keeper of the lease panicked");
    }
    match ended {
        None => tracing::warn!(job.id = %job.id, "the lease was lost; whatever this attempt had is dropped"),
        Some(ended) => store(app, job, ended).await,
    }
}

async fn store(app: &App, job: &Claimed, ended: Result<(Task, Proposal), Stopped>) {
    let stored = match ended {
        Ok((task, proposal)) => propose::propose(app, job, &task, &proposal).await,
        Err(Stopped::Run(RunError::LeaseLost)) => Ok(()),
        Err(Stopped::Leaving) => fail::give_back(app, job).await,
        Err(stopped) => fail::fail(app, job, &stopped).await,
    };
    if let Err(error) = stored {
        tracing::error!(job.id = %job.id, %error, "the end of this attempt could not be stored; the lease will lapse");
    }
}

async fn think(app: &App, job: &Claimed) -> Result<(Task, Proposal), Stopped> {
    let (task, recorded) = begin(app, job).await?;
    let scope = CustomerScope::of_case(&app.db, &job.case_id).await?.ok_or(sqlx::Error::RowNotFound)?;
    let world = shop::of(app.db.clone(), scope);
    let journal = JobJournal::new(app.clone(), job.clone(), 1 + recorded.len() as i64);
    let on_step = |node: &str| tracing::debug!(job.id = %job.id, node, "node reached");
    let doors = Doors {
        world: &world,
        engine: app.engine.as_ref(),
        clock: app.clock.as_ref(),
        journal: &journal,
        on_step: &on_step,
    };
    let proposal = agent::graph::run(&task, &app.settings.policy, doors, recorded).await?;
    Ok((task, proposal))
}

/// The recorded task where a run was cut short, else a fresh one. A mail that joined the waiting job since makes the
/// recorded one stale: then the run begins anew.
async fn begin(app: &App, job: &Claimed) -> Result<(Task, Vec<agent::graph::Entry>), Stopped> {
    let fresh = task::read(&app.db, job).await?;
    let recorded = journal::entries(&app.db, &job.id).await?;
    match recorded {
        Recorded { task: Some(task), entries } if task.rev == fresh.rev && task.version == fresh.version => {
            Ok((task, entries))
        }
        _ if journal::begin(app, job, &fresh).await? => Ok((fresh, Vec::new())),
        _ => Err(RunError::LeaseLost.into()),
    }
}
