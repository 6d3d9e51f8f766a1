//! Taking the next effect that may leave, and finding those whose holder died.

use crate::app::App;
use crate::cases::{self, after};
use crate::live;
use crate::store::{Tx, micros, or_leave};
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

const LAPSED: &str =
    "SELECT id, case_id, kind FROM effect WHERE state = 'dispatching' AND lease_until < $1 LIMIT 100";

/// Effects whose holder died while carrying them out. Our own shop's actions and memory carry their key and commit
/// with their row, so they may run again; a mail may only where its transport takes the same effect twice as one, and
/// what the CRM was asked for may not.
pub async fn recover(app: &App) -> sqlx::Result<usize> {
    let now = app.now();
    let lapsed: Vec<(String, String, String)> =
        sqlx::query_as(LAPSED).bind(micros(now)).fetch_all(app.db.read()).await?;
    let mut recovered = 0;
    for (id, case_id, kind) in &lapsed {
        let swept = recover_one(app, id, case_id, kind, now).await;
        recovered += usize::from(or_leave(swept, "lapsed effects", id).is_some());
    }
    Ok(recovered)
}

/// Where an effect of this kind goes when nobody knows whether it has happened.
fn after_lapse(app: &App, kind: &str) -> EffectState {
    let may_run_again = match kind {
        "mail" => app.mailer.is_idempotent(),
        "action" => app.crm.is_none(),
        _ => true,
    };
    if may_run_again { EffectState::Ready } else { EffectState::Unknown }
}

async fn recover_one(app: &App, id: &str, case_id: &str, kind: &str, now: Time) -> sqlx::Result<()> {
    let case_id = &CaseId::parse(case_id).map_err(|e| sqlx::Error::Decode(e.into()))?;
    let state = after_lapse(app, kind);
    let mut tx = app.db.begin().await?;
    cases::lock(&mut tx, case_id).await?;
    let sql = "UPDATE effect SET state = $2, locked_by = NULL, lease_until = NULL, updated_at = $3
                WHERE id = $1 AND state = 'dispatching' AND lease_until < $3";
    sqlx::query(sql).bind(id).bind(crate::store::word(state)).bind(micros(now)).execute(&mut *tx).await?;
    let id = EffectId::parse(id.to_owned()).map_err(|e| sqlx::Error::Decode(e.into()))?;
    tell(&mut tx, case_id, &id, state, now).await?;
    cases::settle(&mut tx, case_id, now).await?;
    live::case_changed(&mut tx, case_id, now).await?;
    tx.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::finds_by_index;

    #[tokio::test]
    async fn what_may_leave_or_has_lapsed_is_found_without_reading_what_is_done() {
        finds_by_index(SQLITE, POSTGRES).await;
        finds_by_index(LAPSED, LAPSED).await;
    }
}
