//! Reading what was committed and handing it to the streams of this process.

use crate::app::App;
use crate::cases;
use crate::store::{Db, Room, micros};
use api::{CaseId, Time};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::broadcast;
use tokio_util::sync::CancellationToken;

const POLL: Duration = Duration::from_secs(1);
/// So many events wait for a slow reader; one that is further behind is told to load anew.
const BUFFER: usize = 1024;
/// So long a number may be missing before it is taken for a rolled-back one (PostgreSQL gives numbers before commits).
const GAP: Duration = Duration::from_secs(10);

/// One event on its way to the screens.
#[derive(Debug, Clone)]
pub struct Told {
    pub seq: i64,
    pub name: String,
    /// JSON.
    pub data: Arc<str>,
}

/// The streams of this process.
#[derive(Clone)]
pub struct Live {
    sender: broadcast::Sender<Told>,
    ending: CancellationToken,
}

impl Live {
    pub fn new() -> Self {
        Self { sender: broadcast::channel(BUFFER).0, ending: CancellationToken::new() }
    }

    pub fn subscribe(&self) -> broadcast::Receiver<Told> {
        self.sender.subscribe()
    }

    /// Cancelled when the service stops: every open stream ends.
    pub fn ending(&self) -> CancellationToken {
        self.ending.clone()
    }

    pub fn end(&self) {
        self.ending.cancel();
    }
}

impl Default for Live {
    fn default() -> Self {
        Self::new()
    }
}

#[derive(sqlx::FromRow)]
pub struct Row {
    pub seq: i64,
    pub case_id: Option<String>,
    pub name: String,
    pub body: String,
}

/// Tells this process's streams what any process committed, until `stop`.
pub async fn tail(app: App, stop: CancellationToken) {
    let mut last = newest(&app.db).await.unwrap_or(0);
    let mut missing: BTreeSet<(i64, i64)> = BTreeSet::new();
    while !stop.is_cancelled() {
        match since(&app.db, last).await {
            Ok(rows) => {
                last = tell(&app, rows, last, &mut missing).await;
                late(&app, &mut missing).await;
            }
            Err(error) => tracing::warn!(%error, "events could not be read; trying again"),
        }
        tokio::select! {
            () = app.db.wake().wait(Room::Live, POLL) => {}
            () = stop.cancelled() => {}
        }
    }
}

async fn tell(app: &App, rows: Vec<Row>, last: i64, missing: &mut BTreeSet<(i64, i64)>) -> i64 {
    let now = micros(app.now());
    let mut last = last;
    for row in rows {
        missing.extend((last + 1..row.seq).take(BUFFER).map(|seq| (seq, now)));
        last = row.seq;
        send(app, row).await;
    }
    last
}

/// Numbers that were skipped may have been committed after their followers.
async fn late(app: &App, missing: &mut BTreeSet<(i64, i64)>) {
    let oldest = micros(app.now()) - i64::try_from(GAP.as_micros()).unwrap_or(i64::MAX);
    missing.retain(|(_, noticed)| *noticed > oldest);
    for (seq, noticed) in missing.clone() {
        let sql = "SELECT seq, case_id, name, body FROM live_event WHERE seq = $1";
        let found: sqlx::Result<Option<Row>> =
            sqlx::query_as(sql).bind(seq).fetch_optional(app.db.read()).await;
        if let Ok(Some(row)) = found {
            missing.remove(&(seq, noticed));
            send(app, row).await;
        }
    }
}

async fn send(app: &App, row: Row) {
    if let Some(told) = told(&app.db, row, app.now()).await {
        // Nobody listening is fine.
        app.live.sender.send(told).ok();
    }
}

/// A stored event as it is told: a case's row is read now, so that nobody is told an old one.
pub async fn told(db: &Db, row: Row, now: Time) -> Option<Told> {
    let data = match (row.name.as_str(), row.case_id) {
        ("case.upserted", Some(case_id)) => {
            let case_id = CaseId::parse(case_id).ok()?;
            serde_json::to_string(&cases::row(db.read(), &case_id, now).await.ok()??).ok()?
        }
        _ => row.body,
    };
    Some(Told { seq: row.seq, name: row.name, data: data.into() })
}

pub async fn newest(db: &Db) -> sqlx::Result<i64> {
    sqlx::query_scalar("SELECT COALESCE(MAX(seq), 0) FROM live_event").fetch_one(db.read()).await
}

/// At most [`BUFFER`] events after `seq`.
pub async fn since(db: &Db, seq: i64) -> sqlx::Result<Vec<Row>> {
    let sql = "SELECT seq, case_id, name, body FROM live_event WHERE seq > $1 ORDER BY seq LIMIT $2";
    sqlx::query_as(sql).bind(seq).bind(BUFFER as i64).fetch_all(db.read()).await
}
