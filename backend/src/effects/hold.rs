//! The undo window: effects leave `held` all together, or not at all.

use super::seen;
use crate::app::App;
use crate::cases;
use crate::live;
use crate::store::{Room, Tx, micros, or_leave};
use crate::telemetry::current_traceparent;
use crate::webhooks::{self, Event};
use api::{CaseId, DecisionId, DraftId, Time};
use tracing::Instrument;

/// Cancels a decision's effects. `false`: at least one has left `held`; nothing was changed then.
pub async fn cancel_held(tx: &mut Tx, decision_id: &str, now: Time) -> sqlx::Result<bool> {
    let sql = "UPDATE effect SET state = 'cancelled', updated_at = $2
                WHERE decision_id = $1 AND state = 'held'
                  AND NOT EXISTS (SELECT 1 FROM effect other WHERE other.decision_id = $1 AND other.state <> 'held')";
    let cancelled = sqlx::query(sql).bind(decision_id).bind(micros(now)).execute(&mut **tx).await?;
    Ok(cancelled.rows_affected() > 0)
}

/// Cancels whatever of a case is still held.
pub async fn cancel_held_of_case(tx: &mut Tx, case_id: &CaseId, now: Time) -> sqlx::Result<()> {
    let sql = "UPDATE effect SET state = 'cancelled', updated_at = $2 WHERE case_id = $1 AND state = 'held'";
    sqlx::query(sql).bind(case_id.as_str()).bind(micros(now)).execute(&mut **tx).await?;
    Ok(())
}

const DUE: &str =
    "SELECT DISTINCT case_id, draft_id, decision_id FROM effect WHERE state = 'held' AND run_at <= $1
                    LIMIT 1000";

/// Decisions whose undo window is over: their effects may run, and the decision stands. Gives how many.
///
/// # Errors
/// When the database does not answer; a decision that fails alone is left for the next round.
pub async fn release(app: &App) -> sqlx::Result<usize> {
    let due: Vec<(String, String, String)> =
        sqlx::query_as(DUE).bind(micros(app.now())).fetch_all(app.db.read()).await?;
    let mut released = 0;
    for (case_id, draft_id, decision_id) in &due {
        let swept = release_one(app, case_id, draft_id, decision_id).await;
        released += usize::from(or_leave(swept, "undo windows", decision_id).is_some());
    }
    Ok(released)
}

async fn release_one(app: &App, case_id: &str, draft_id: &str, decision_id: &str) -> sqlx::Result<()> {
    let case_id = CaseId::parse(case_id).map_err(|e| sqlx::Error::Decode(e.into()))?;
    let span = seen::resume(app, &case_id, decision_id).await;
    let_go(app, &case_id, draft_id, decision_id).instrument(span).await
}

async fn let_go(app: &App, case_id: &CaseId, draft_id: &str, decision_id: &str) -> sqlx::Result<()> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    cases::lock(&mut tx, case_id).await?;
    let sql = "UPDATE effect SET state = 'ready', traceparent = $3, updated_at = $2
                WHERE decision_id = $1 AND state = 'held'";
    let here = current_traceparent();
    let left = sqlx::query(sql).bind(decision_id).bind(micros(now)).bind(here).execute(&mut *tx).await?;
    if left.rows_affected() == 0 {
        return Ok(()); // undone, or another process was first
    }
    let sql = "UPDATE draft SET state = 'released', updated_at = $2 WHERE id = $1 AND state = 'approved'";
    sqlx::query(sql).bind(draft_id).bind(micros(now)).execute(&mut *tx).await?;
    // The customer is being answered: the clock of the case stops.
    let sql = "UPDATE cases SET unanswered_since = NULL, due_at = NULL, at_risk_at = NULL
                WHERE id = $1 AND state = 'sending'";
    sqlx::query(sql).bind(case_id.as_str()).execute(&mut *tx).await?;
    live::case_changed(&mut tx, case_id, now).await?;
    stands(&mut tx, app, case_id, decision_id, now).await?;
    tx.wakes(Room::Effects);
    tx.commit().await
}

/// The webhook of a decision that can no longer be undone.
async fn stands(tx: &mut Tx, app: &App, case_id: &CaseId, decision_id: &str, now: Time) -> sqlx::Result<()> {
    let sql = "SELECT draft_id, version, verdict FROM decision WHERE id = $1";
    let (draft_id, version, verdict): (String, i64, String) =
        sqlx::query_as(sql).bind(decision_id).fetch_one(&mut **tx).await?;
    let decided = Event::DraftDecided {
        draft_id: &DraftId::parse(draft_id).map_err(|e| sqlx::Error::Decode(e.into()))?,
        decision_id: &DecisionId(decision_id.to_owned()),
        version,
        verdict: &verdict,
    };
    webhooks::tell(tx, app, case_id, &decided, now).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::finds_by_index;

    #[tokio::test]
    async fn what_is_held_is_found_without_reading_what_has_left() {
        finds_by_index(DUE, DUE).await;
    }
}
