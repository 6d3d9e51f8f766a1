//! A running service: the listener, the workers, the dispatchers and the sweepers, and how they stop together.

use crate::app::App;
use crate::{cases, drafts, effects, http, jobs, levels, live, webhooks};
use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

/// How long what has begun may take to end.
const GRACE: Duration = Duration::from_secs(30);
/// How often expiries and follow-ups are looked at.
const SWEEP: Duration = Duration::from_secs(1);
/// How many webhooks may be on their way at once: a slow listener holds up its own, and not all of them.
const MESSENGERS: usize = 4;

/// What this process does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    pub http: bool,
    pub workers: bool,
}

/// The tasks of a running service.
pub struct Running {
    tasks: JoinSet<()>,
    stop: CancellationToken,
    app: App,
    pub address: Option<SocketAddr>,
}

/// Starts everything; the service answers once this returns.
///
/// # Errors
/// When the address cannot be listened on.
pub async fn start(app: App, parts: Parts) -> std::io::Result<Running> {
    let stop = CancellationToken::new();
    let mut tasks = JoinSet::new();
    let address = match parts.http {
        true => Some(listen(&app, &mut tasks, &stop).await?),
        false => None,
    };
    let url = app.settings.database();
    let listening = app.db.clone().listen(url.0);
    tasks.spawn(until(stop.clone(), listening));
    if parts.workers {
        work(&app, &mut tasks, &stop);
    }
    Ok(Running { tasks, stop, app, address })
}

async fn listen(app: &App, tasks: &mut JoinSet<()>, stop: &CancellationToken) -> std::io::Result<SocketAddr> {
    let listener = TcpListener::bind(app.settings.listen).await?;
    let address = listener.local_addr()?;
    let router = http::router(app.clone());
    let stopping = stop.clone();
    tasks.spawn(live::tail(app.clone(), stop.clone()));
    tasks.spawn(async move {
        let served = axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>())
            .with_graceful_shutdown(stopping.cancelled_owned());
        if let Err(error) = served.await {
            tracing::error!(%error, "the listener stopped");
        }
    });
    Ok(address)
}

fn work(app: &App, tasks: &mut JoinSet<()>, stop: &CancellationToken) {
    let (worker, stopping) = (app.clone(), stop.clone());
    let runtime = tokio::runtime::Handle::current();
    // apalis's own future cannot be shown to be `Send` (its layers hold function pointers over `dyn` errors), so it
    // is driven by a thread of its own; the jobs themselves run on the runtime like everything else.
    tasks.spawn_blocking(move || {
        if let Err(error) = runtime.block_on(jobs::work(worker, stopping)) {
            tracing::error!(%error, "the workers stopped");
        }
    });
    for _ in 0..app.settings.jobs.concurrency {
        tasks.spawn(effects::dispatch(app.clone(), stop.clone()));
    }
    for _ in 0..MESSENGERS {
        tasks.spawn(webhooks::deliver(app.clone(), stop.clone()));
    }
    tasks.spawn(effects::sweep(app.clone(), stop.clone()));
    tasks.spawn(jobs::bury(app.clone(), stop.clone()));
    tasks.spawn(levels::watch(app.clone(), stop.clone()));
    tasks.spawn(sweep(app.clone(), stop.clone()));
}

/// Versions that expire, follow-ups whose day has come.
async fn sweep(app: App, stop: CancellationToken) {
    while tokio::time::timeout(SWEEP, stop.cancelled()).await.is_err() {
        for swept in [drafts::expire(&app).await, cases::look(&app).await] {
            if let Err(error) = swept {
                tracing::warn!(%error, "expiries or follow-ups could not be looked at");
            }
        }
    }
}

async fn until(stop: CancellationToken, work: impl Future<Output = ()>) {
    tokio::select! {
        () = work => {}
        () = stop.cancelled() => {}
    }
}

impl Running {
    /// Takes nothing new, ends open streams, finishes or hands back what is held.
    pub async fn stop(mut self) {
        self.app.live.end();
        self.stop.cancel();
        let all = async { while self.tasks.join_next().await.is_some() {} };
        if tokio::time::timeout(GRACE, all).await.is_err() {
            tracing::warn!("some tasks did not end in time; their leases will lapse");
        }
        self.app.db.close().await;
    }
}

/// Until Ctrl-C or SIGTERM.
pub async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(error) => {
                tracing::warn!(%error, "SIGTERM cannot be heard");
                std::future::pending::<()>().await;
            }
        }
    };
    tokio::select! {
        () = terminated => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
