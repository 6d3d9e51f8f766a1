//! `GET /v1/events`: one stream a tab.

use super::tail::{self, Told};
use crate::app::App;
use crate::cases;
use crate::problem::Problem;
use crate::staff::{Reviewer, Standing};
use api::StaffId;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures::{StreamExt, stream};
use std::collections::{BTreeSet, VecDeque};
use std::convert::Infallible;
use std::time::Duration;
use tokio::sync::broadcast::{Receiver, error::RecvError};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// More missed events than this are answered with `resync`: loading the list is cheaper.
const REPLAY: i64 = 500;
/// The tabs' numbers follow a change after this, once for a whole burst.
const COUNTS: Duration = Duration::from_millis(250);

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(events))
}

struct Listening {
    app: App,
    me: StaffId,
    standing: Standing,
    receiver: Receiver<Told>,
    waiting: VecDeque<Event>,
    /// Told from the past: the broadcast may bring them again. Any other number is news, also a low one, which on
    /// PostgreSQL may be committed after higher ones.
    replayed: BTreeSet<i64>,
    counts_due: bool,
}

/// What changes, live: `case.upserted`, `draft.ready`, `claim.changed`, `effect.changed`, `counts`, `resync` and others.
/// The stream ends with the session, the key or the person that opened it.
#[utoipa::path(
    get, path = "/v1/events", tag = "cases",
    params(("last-event-id" = Option<String>, Header)),
    responses(
        (status = 200, description = "Server-Sent Events", body = String, content_type = "text/event-stream"),
    ),
)]
async fn events(
    State(app): State<App>,
    reviewer: Reviewer,
    standing: Standing,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Problem> {
    // Subscribed before the past is read: nothing falls between.
    let receiver = app.live.subscribe();
    let last: Option<i64> =
        headers.get("last-event-id").and_then(|id| id.to_str().ok()).and_then(|id| id.parse().ok());
    let Past { waiting, replayed } = past(&app, last).await?;
    let ending = app.live.ending();
    let me = reviewer.id().clone();
    let listening = Listening { app, me, standing, receiver, waiting, replayed, counts_due: true };
    let events = stream::unfold(listening, |mut listening| async {
        let event = listening.next().await?;
        // Looked at last: the wait for an event may have been long.
        let may_look = listening.standing.holds(&listening.app).await;
        may_look.then_some((Ok::<_, Infallible>(event), listening))
    });
    let keep_alive = KeepAlive::new().interval(Duration::from_secs(15));
    Ok(Sse::new(events.take_until(ending.cancelled_owned())).keep_alive(keep_alive))
}

#[derive(Default)]
struct Past {
    waiting: VecDeque<Event>,
    replayed: BTreeSet<i64>,
}

/// What was missed since `last`, or `resync`.
async fn past(app: &App, last: Option<i64>) -> sqlx::Result<Past> {
    let newest = tail::newest(&app.db).await?;
    let mut past = Past::default();
    let Some(last) = last.filter(|last| *last <= newest) else { return Ok(past) };
    let rows = tail::since(&app.db, last).await?;
    let gone = rows.first().is_some_and(|row| row.seq > last + REPLAY);
    if gone || newest - last > REPLAY {
        let resync = Event::default().event("resync").id(newest.to_string()).data("{}");
        past.waiting.push_back(resync);
        return Ok(past);
    }
    for row in rows {
        past.replayed.insert(row.seq);
        past.waiting.extend(tail::told(&app.db, row, app.now()).await.map(|told| event(&told)));
    }
    Ok(past)
}

fn event(told: &Told) -> Event {
    Event::default().event(&told.name).id(told.seq.to_string()).data(&*told.data)
}

impl Listening {
    async fn next(&mut self) -> Option<Event> {
        if let Some(event) = self.waiting.pop_front() {
            return Some(event);
        }
        loop {
            let heard = match self.counts_due {
                false => self.receiver.recv().await,
                true => match tokio::time::timeout(COUNTS, self.receiver.recv()).await {
                    Ok(heard) => heard,
                    Err(_) => return self.counts().await,
                },
            };
            match heard {
                Ok(told) if self.replayed.remove(&told.seq) => {}
                Ok(told) => {
                    self.counts_due = true;
                    return Some(event(&told));
                }
                Err(RecvError::Lagged(_)) => {
                    self.counts_due = true;
                    return Some(Event::default().event("resync").data("{}"));
                }
                Err(RecvError::Closed) => return None,
            }
        }
    }

    async fn counts(&mut self) -> Option<Event> {
        self.counts_due = false;
        let counts = cases::counts(&self.app, &self.me).await.ok()?;
        Event::default().event("counts").json_data(counts).ok()
    }
}
