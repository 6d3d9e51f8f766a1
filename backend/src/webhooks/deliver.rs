//! The messenger: takes one delivery after the other and carries it to the listener.

use super::claim::{self, Taken};
use super::end::end;
use super::seen;
use crate::app::App;
use crate::outside::{Call, Peer};
use crate::store::Room;
use std::sync::Arc;
use std::time::Duration;
use tokio_util::sync::CancellationToken;
use tracing::Instrument;

/// Whatever was missed by the bell is found after this.
const POLL: Duration = Duration::from_secs(1);

/// Delivers until `stop`; an attempt that has begun is ended first. Ends at once where nobody listens.
pub async fn deliver(app: App, stop: CancellationToken) {
    let Some(listener) = app.listener.clone() else { return };
    while !stop.is_cancelled() {
        match claim::take(&app).await {
            Ok(Some(taken)) => attempt(&app, &listener, &taken).await,
            Ok(None) => rest(&app, &stop).await,
            Err(error) => {
                tracing::warn!(%error, "no webhook could be taken; trying again");
                rest(&app, &stop).await;
            }
        }
    }
}

async fn rest(app: &App, stop: &CancellationToken) {
    tokio::select! {
        () = app.db.wake().wait(Room::Webhooks, POLL) => {}
        () = stop.cancelled() => {}
    }
}

async fn attempt(app: &App, listener: &Arc<Peer>, taken: &Taken) {
    let span = seen::span(app, taken).await;
    async {
        let call = Call { id: &taken.id, body: taken.body.as_bytes(), at: app.now() };
        let answered = listener.post(&call).await;
        seen::answered(&answered);
        if let Err(error) = end(app, taken, &answered, rand::random()).await {
            tracing::error!(webhook.id = %taken.id, %error, "its end could not be stored; the lease will lapse");
        }
    }
    .instrument(span)
    .await;
}
