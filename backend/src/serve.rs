//! A running service: the listener, the workers, the dispatchers and the sweepers, and how they stop together.

use crate::app::App;
use crate::{cases, drafts, effects, http, jobs, levels, live, memory, webhooks};
use futures::FutureExt;
use std::future::Future;
use std::net::SocketAddr;
use std::panic::AssertUnwindSafe;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

/// How long what has begun may take to end.
const GRACE: Duration = Duration::from_secs(30);
/// How often expiries and follow-ups are looked at.
const SWEEP: Duration = Duration::from_secs(1);
/// Between a panic and the new start: no hot loop.
const BREATH: Duration = Duration::from_millis(100);
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
        if let Err(error) = cases::tell_from_now(&app).await {
            tracing::warn!(%error, "from when on time is to be told could not be stored");
        }
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
        tasks.spawn(kept_up("dispatcher", app, stop, effects::dispatch));
    }
    for _ in 0..MESSENGERS {
        tasks.spawn(kept_up("messenger", app, stop, webhooks::deliver));
    }
    tasks.spawn(kept_up("effects sweeper", app, stop, effects::sweep));
    tasks.spawn(kept_up("job sweeper", app, stop, jobs::bury));
    tasks.spawn(kept_up("levels", app, stop, levels::watch));
    tasks.spawn(kept_up("sweeper", app, stop, sweep));
}

/// A task that a mistake of ours brings down is started anew: the house needs it until the stop.
fn kept_up<F, W>(
    name: &'static str,
    app: &App,
    stop: &CancellationToken,
    work: F,
) -> impl Future<Output = ()> + use<F, W>
where
    F: Fn(App, CancellationToken) -> W,
    W: Future<Output = ()>,
{
    let (app, stop) = (app.clone(), stop.clone());
    async move {
        while AssertUnwindSafe(work(app.clone(), stop.clone())).catch_unwind().await.is_err() {
            tracing::error!(task = name, "a task panicked; it is started anew");
            tokio::time::timeout(BREATH, stop.cancelled()).await.ok();
        }
    }
}

/// Versions that expire, follow-ups whose day has come, remarks that have lasted long enough, and what time alone changes on open screens.
async fn sweep(app: App, stop: CancellationToken) {
    while tokio::time::timeout(SWEEP, stop.cancelled()).await.is_err() {
        for swept in [
            drafts::expire(&app).await,
            cases::look(&app).await,
            cases::tell_passed(&app).await,
            cases::let_silent_go(&app).await,
            memory::forget_expired(&app).await,
        ] {
            if let Err(error) = swept {
                tracing::warn!(%error, "what time changes could not be looked at");
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::sqlite;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[tokio::test]
    async fn a_task_that_panics_is_started_anew_until_it_ends() {
        let db = sqlite().await;
        let clock = Arc::new(crate::clock::ManualClock::at(api::Time::UNIX_EPOCH));
        let app = App::open(db.db.clone(), clock, crate::config::Settings::default());
        let starts = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&starts);
        let work = move |_: App, _: CancellationToken| {
            let start = counted.fetch_add(1, Ordering::SeqCst);
            async move { assert!(start == 2, "brought down") }
        };
        kept_up("test", &app, &CancellationToken::new(), work).await;
        assert_eq!(starts.load(Ordering::SeqCst), 3);
    }
}
