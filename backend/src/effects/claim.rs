//! Holding an effect: taking the next that may leave, ending it, and taking over from a holder that died.

use crate::app::App;
use crate::cases::after;
use crate::live;
use crate::store::{Tx, micros};
use api::{CaseId, DecisionId, EffectId, EffectState, LiveEvent, Time};

/// An effect that this process is carrying out.
#[derive(Debug, Clone)]
pub struct Taken {
    pub id: EffectId,
    pub decision_id: DecisionId,
    pub draft_id: String,
    pub case_id: CaseId,
    pub kind: String,
    pub idempotency_key: String,
    pub body: String,
    pub action_id: Option<String>,
    pub attempts: i64,
    /// The fencing token: unique to this claim.
    pub lease: String,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    decision_id: String,
    draft_id: String,
    case_id: String,
    kind: String,
    idempotency_key: String,
    body: String,
    action_id: Option<String>,
    attempts: i64,
}

/// Commits `dispatching` before anything leaves. Whatever the effect needs is done by then.
pub async fn take(app: &App) -> sqlx::Result<Option<Taken>> {
    let now = app.now();
    let lease = crate::ids::fresh();
    let row: Option<Row> = sqlx::query_as(app.db.dialect().pick(SQLITE, POSTGRES))
        .bind(&lease)
        .bind(micros(after(now, app.settings.jobs.lease)))
        .bind(micros(now))
        .fetch_optional(app.db.write())
        .await?;
    row.map(|row| taken(row, lease)).transpose()
}

const SQLITE: &str = "UPDATE effect SET state = 'dispatching', attempts = attempts + 1, locked_by = $1, lease_until = $2, updated_at = $3
    WHERE id = (SELECT e.id FROM effect e WHERE e.state = 'ready' AND e.run_at <= $3
      AND NOT EXISTS (SELECT 1 FROM effect_needs n JOIN effect d ON d.id = n.needs_id
                       WHERE n.effect_id = e.id AND d.state <> 'done')
      ORDER BY e.run_at, e.rank, e.id LIMIT 1)
    RETURNING id, decision_id, draft_id, case_id, kind, idempotency_key, body, action_id, attempts";

const POSTGRES: &str = "UPDATE effect SET state = 'dispatching', attempts = attempts + 1, locked_by = $1, lease_until = $2, updated_at = $3
    WHERE id = (SELECT e.id FROM effect e WHERE e.state = 'ready' AND e.run_at <= $3
      AND NOT EXISTS (SELECT 1 FROM effect_needs n JOIN effect d ON d.id = n.needs_id
                       WHERE n.effect_id = e.id AND d.state <> 'done')
      ORDER BY e.run_at, e.rank, e.id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, decision_id, draft_id, case_id, kind, idempotency_key, body, action_id, attempts";

fn taken(row: Row, lease: String) -> sqlx::Result<Taken> {
    let decode = |e: api::IdError| sqlx::Error::Decode(e.into());
    Ok(Taken {
        id: EffectId::parse(row.id).map_err(decode)?,
        decision_id: DecisionId(row.decision_id),
        draft_id: row.draft_id,
        case_id: CaseId::parse(row.case_id).map_err(decode)?,
        kind: row.kind,
        idempotency_key: row.idempotency_key,
        body: row.body,
        action_id: row.action_id,
        attempts: row.attempts,
        lease,
    })
}

/// Ends an effect that this process still holds; `false`: its lease lapsed and somebody decided otherwise.
pub async fn end(
    tx: &mut Tx,
    taken: &Taken,
    state: EffectState,
    error: Option<&str>,
    now: Time,
) -> sqlx::Result<bool> {
    let sql =
        "UPDATE effect SET state = $3, error = $4, locked_by = NULL, lease_until = NULL, updated_at = $5
                WHERE id = $1 AND locked_by = $2 AND state = 'dispatching'";
    let ended = sqlx::query(sql)
        .bind(taken.id.as_str())
        .bind(&taken.lease)
        .bind(crate::store::word(state))
        .bind(error)
        .bind(micros(now))
        .execute(&mut **tx)
        .await?;
    tell(tx, &taken.case_id, &taken.id, state, now).await?;
    Ok(ended.rows_affected() == 1)
}

pub async fn tell(
    tx: &mut Tx,
    case_id: &CaseId,
    id: &EffectId,
    state: EffectState,
    now: Time,
) -> sqlx::Result<()> {
    let event = LiveEvent::EffectChanged { case_id: case_id.clone(), effect_id: id.clone(), state };
    live::happened(tx, case_id, &event, now).await
}

/// Takes over an effect whose holder died while carrying it out, to decide what becomes of it; `None`: it has ended
/// after all, or another process was first.
pub async fn take_over(app: &App, id: &str) -> sqlx::Result<Option<Taken>> {
    let (now, lease) = (app.now(), crate::ids::fresh());
    let sql = "UPDATE effect SET locked_by = $2, lease_until = $3, updated_at = $4
                WHERE id = $1 AND state = 'dispatching' AND lease_until < $4
               RETURNING id, decision_id, draft_id, case_id, kind, idempotency_key, body, action_id, attempts";
    let row: Option<Row> = sqlx::query_as(sql)
        .bind(id)
        .bind(&lease)
        .bind(micros(after(now, app.settings.jobs.lease)))
        .bind(micros(now))
        .fetch_optional(app.db.write())
        .await?;
    row.map(|row| taken(row, lease)).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::finds_by_index;

    #[tokio::test]
    async fn what_may_leave_is_found_without_reading_what_is_done() {
        finds_by_index(SQLITE, POSTGRES).await;
    }
}
