//! The workers: apalis runs them, our table feeds them.

use super::fail::give_back;
use super::{Claimed, bury_lapsed, claim, run};
use crate::app::App;
use crate::store::Room;
use apalis::prelude::*;
use futures::{FutureExt, StreamExt, sink, stream};
use std::time::Duration;
use tokio_util::sync::CancellationToken;
use tracing::Span;

/// Whatever was missed by the bell is found after this.
const POLL: Duration = Duration::from_secs(1);

/// Works until `stop`, then finishes or hands back what it holds.
///
/// # Errors
/// When apalis itself gives up.
pub async fn work(app: App, stop: CancellationToken) -> Result<(), BoxDynError> {
    let name = worker_name();
    let backend = BackendBuilder::new()
        .database(app.clone())
        .fetcher({
            let (name, stop) = (name.clone(), stop.clone());
            move |app: &mut App, (): &(), _: &WorkerContext| jobs(app.clone(), name.clone(), stop.clone())
        })
        .sink(|_: &mut App, (): &()| {
            let refuse = |(), _: Task<Claimed>| {
                async { Err::<(), BoxDynError>("jobs are made in the store".into()) }.boxed()
            };
            sink::unfold((), refuse)
        })
        .build()?;
    let leaving = stop.clone();
    WorkerBuilder::new(name)
        .backend(backend)
        .data(app.clone())
        .data(leaving)
        .concurrency(app.settings.jobs.concurrency)
        .catch_panic()
        .parallelize(tokio::spawn)
        .build(handle)
        .run_until(async move {
            stop.cancelled().await;
            Ok::<(), std::io::Error>(())
        })
        .await?;
    Ok(())
}

async fn handle(job: Claimed, app: Data<App>, leaving: Data<CancellationToken>) -> Result<(), BoxDynError> {
    run(&app, &job, &leaving).await;
    Ok(())
}

/// Never yields `None` or `Err`: either would end the worker. It waits and tries again inside.
fn jobs(
    app: App,
    name: String,
    stop: CancellationToken,
) -> stream::BoxStream<'static, Result<Option<Task<Claimed>>, BoxDynError>> {
    stream::unfold((), move |()| {
        let (app, name, stop) = (app.clone(), name.clone(), stop.clone());
        async move { Some((Ok(Some(TaskBuilder::new(next(&app, &name, &stop).await).build())), ())) }
    })
    .boxed()
}

async fn next(app: &App, name: &str, stop: &CancellationToken) -> Claimed {
    loop {
        if stop.is_cancelled() {
            // Nothing more is taken; the worker ends when its running jobs have.
            std::future::pending::<()>().await;
        }
        // A task of its own: apalis no longer polls its source once the service stops, and a claim cut off in the
        // middle would keep SQLite's only writing connection from the jobs that are being given back.
        match tokio::spawn(take(app.clone(), name.to_owned(), stop.clone())).await {
            Ok(Ok(Some(job))) => return job,
            Ok(Ok(None)) => app.db.wake().wait(Room::Jobs, POLL).await,
            Ok(Err(error)) => {
                tracing::warn!(%error, "no job could be claimed; trying again");
                app.db.wake().wait(Room::Jobs, POLL).await;
            }
            Err(error) => tracing::error!(%error, "claiming a job panicked"),
        }
    }
}

/// What is claimed while the service stops goes back at once: nobody would run it.
async fn take(app: App, name: String, stop: CancellationToken) -> sqlx::Result<Option<Claimed>> {
    let claimed = claim(&app.db, &name, app.settings.jobs.lease, app.now()).await?;
    match claimed {
        Some(job) if stop.is_cancelled() => give_back(&app, &job, &Span::none()).await.map(|()| None),
        other => Ok(other),
    }
}

/// Buries what died on its last attempt, once a second, until `stop`.
pub async fn bury(app: App, stop: CancellationToken) {
    while tokio::time::timeout(POLL, stop.cancelled()).await.is_err() {
        match bury_lapsed(&app).await {
            Ok(0) => {}
            Ok(buried) => {
                tracing::error!(buried, "jobs died on their last attempt; they wait in the dead letters")
            }
            Err(error) => tracing::warn!(%error, "lapsed leases could not be looked at"),
        }
    }
}

/// Unique to this start of this process.
fn worker_name() -> String {
    format!("{}-{}", std::process::id(), crate::ids::fresh())
}
