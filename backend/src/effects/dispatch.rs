//! The dispatcher: takes one effect after the other and carries it out.

use super::claim::{self, Taken};
use super::outcome::{self, Failed};
use super::{action, hold, lease, mail, memory, recover, seen};
use crate::app::App;
use crate::store::Room;
use std::time::Duration;
use tokio_util::sync::CancellationToken;
use tracing::Instrument;

/// Whatever was missed by the bell is found after this.
const POLL: Duration = Duration::from_secs(1);

/// Carries out effects until `stop`; one that has begun is ended first.
pub async fn dispatch(app: App, stop: CancellationToken) {
    while !stop.is_cancelled() {
        match claim::take(&app).await {
            Ok(Some(taken)) => carry_out(&app, &taken).await,
            Ok(None) => rest(&app, &stop).await,
            Err(error) => {
                tracing::warn!(%error, "no effect could be taken; trying again");
                rest(&app, &stop).await;
            }
        }
    }
}

async fn rest(app: &App, stop: &CancellationToken) {
    tokio::select! {
        () = app.db.wake().wait(Room::Effects, POLL) => {}
        () = stop.cancelled() => {}
    }
}

/// Lets effects out whose undo window is over, and finds those whose holder died, until `stop`.
pub async fn sweep(app: App, stop: CancellationToken) {
    while !stop.is_cancelled() {
        for swept in [hold::release(&app).await, recover::recover(&app).await] {
            if let Err(error) = swept {
                tracing::warn!(%error, "held or lapsed effects could not be looked at");
            }
        }
        rest_until_due(&app, &stop).await;
    }
}

async fn rest_until_due(app: &App, stop: &CancellationToken) {
    tokio::select! {
        () = app.db.wake().wait(Room::Effects, POLL / 4) => {}
        () = stop.cancelled() => {}
    }
}

async fn carry_out(app: &App, taken: &Taken) {
    let span = seen::span(app, taken).await;
    attempt(app, taken).instrument(span).await;
}

async fn attempt(app: &App, taken: &Taken) {
    let begun = app.clock.monotonic();
    let ended = CancellationToken::new();
    let keeper = tokio::spawn(lease::keep(app.clone(), taken.clone(), ended.clone()));
    // Also where this task itself is given up: a lease must not outlive whoever holds it.
    let ending = ended.drop_guard();
    let done = match taken.kind.as_str() {
        "action" => action::execute(app, taken).await,
        "mail" => mail::send(app, taken).await,
        "memory" => memory::commit(app, taken).await,
        other => Err(Failed::Final(format!("an effect of kind {other} cannot be carried out"))),
    };
    let end = done.as_ref().err().map_or("done", Failed::word);
    if let Err(failed) = done {
        outcome::failed(app, taken, failed).await;
    }
    drop(ending);
    if keeper.await.is_err() {
        tracing::error!(effect.id = %taken.id, "the keeper of the lease panicked");
    }
    seen::ended(taken, end, app.clock.monotonic().saturating_sub(begun));
}
