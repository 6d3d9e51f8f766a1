//! Taking the next delivery that is due, or one whose holder died: telling twice is allowed, forgetting is not.

use crate::app::App;
use crate::cases::after;
use crate::store::{Db, micros};
use api::CaseId;
use std::time::Duration;

/// Far longer than an attempt may take, so nobody else takes what is still on its way.
const LEASE: Duration = Duration::from_secs(60);

/// A delivery that this process is on the way with.
#[derive(Debug, Clone)]
pub(super) struct Taken {
    pub(super) id: String,
    /// What is told (`email.sent`).
    pub(super) kind: String,
    pub(super) case_id: CaseId,
    pub(super) body: String,
    /// This one included.
    pub(super) attempt: i64,
    /// The fencing token: unique to this claim.
    pub(super) lease: String,
    /// The span in which it became true.
    pub(super) traceparent: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    r#type: String,
    case_id: String,
    body: String,
    attempts: i64,
    traceparent: Option<String>,
}

pub(super) async fn take(app: &App) -> sqlx::Result<Option<Taken>> {
    let now = app.now();
    let lease = crate::ids::fresh();
    let row: Option<Row> = sqlx::query_as(sql(&app.db))
        .bind(&lease)
        .bind(micros(after(now, LEASE)))
        .bind(micros(now))
        .fetch_optional(app.db.write())
        .await?;
    row.map(|row| taken(row, lease)).transpose()
}

fn taken(row: Row, lease: String) -> sqlx::Result<Taken> {
    let case_id = CaseId::parse(row.case_id).map_err(|error| sqlx::Error::Decode(error.into()))?;
    let Row { id, r#type: kind, body, attempts: attempt, traceparent, .. } = row;
    Ok(Taken { id, kind, case_id, body, attempt, lease, traceparent })
}

fn sql(db: &Db) -> &'static str {
    db.dialect().pick(
        "UPDATE webhook_delivery SET state = 'dispatching', attempts = attempts + 1, locked_by = $1, lease_until = $2,
           updated_at = $3
         WHERE id = (SELECT id FROM webhook_delivery
           WHERE (state = 'ready' AND run_at <= $3) OR (state = 'dispatching' AND lease_until < $3)
           ORDER BY run_at, id LIMIT 1)
         RETURNING id, type, case_id, body, attempts, traceparent",
        "UPDATE webhook_delivery SET state = 'dispatching', attempts = attempts + 1, locked_by = $1, lease_until = $2,
           updated_at = $3
         WHERE id = (SELECT id FROM webhook_delivery
           WHERE (state = 'ready' AND run_at <= $3) OR (state = 'dispatching' AND lease_until < $3)
           ORDER BY run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING id, type, case_id, body, attempts, traceparent",
    )
}
