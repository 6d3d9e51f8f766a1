//! Cancel and retry.

use super::endpoint::not_possible;
use super::view::JobRow;
use crate::app::App;
use crate::problem::Problem;
use crate::store::{Room, Tx, micros};
use crate::{audit, cases, drafts, live};
use api::{CaseId, CaseState, Time};

/// A waiting job never runs, a running one ends with nothing stored, a waiting draft is withdrawn; the case's rev
/// grows, so that whatever was read before is stale.
pub async fn cancel(app: &App, job: &JobRow, who: &str) -> Result<(), Problem> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let case_id = case_of(job)?;
    cases::lock(&mut tx, &case_id).await?;
    // Asked before the draft goes, because that ends its job.
    let sql = "UPDATE job SET state = 'cancelled', reason = 'cancelled', locked_by = NULL, lease_until = NULL, updated_at = $2
                WHERE id = $1 AND state IN ('queued', 'running', 'awaiting_review', 'dead')";
    let cancelled = sqlx::query(sql).bind(&job.id).bind(micros(now)).execute(&mut *tx).await?;
    if cancelled.rows_affected() == 0 {
        return Err(not_possible("This job is over; there is nothing to cancel."));
    }
    if job.state == "awaiting_review" {
        drafts::withdraw(&mut tx, &case_id, now).await?;
    }
    let sql = "UPDATE cases SET rev = rev + 1 WHERE id = $1";
    sqlx::query(sql).bind(case_id.as_str()).execute(&mut *tx).await?;
    leave(&mut tx, &case_id, now).await?;
    record(&mut tx, audit::Event::JobCancelled, job, &case_id, who, now).await?;
    tx.wakes(Room::Jobs);
    Ok(tx.commit().await?)
}

/// Nothing of the case is under way any more, unless something else is.
async fn leave(tx: &mut Tx, case_id: &CaseId, now: Time) -> Result<(), Problem> {
    let sql = "UPDATE cases SET state = 'done', due_at = NULL, at_risk_at = NULL, unanswered_since = NULL, updated_at = $2
                WHERE id = $1 AND state IN ('working', 'needs_you', 'failed')
                  AND NOT EXISTS (SELECT 1 FROM job WHERE case_id = $1 AND state IN ('queued', 'running'))";
    sqlx::query(sql).bind(case_id.as_str()).bind(micros(now)).execute(&mut **tx).await?;
    Ok(live::case_changed(tx, case_id, now).await?)
}

/// A dead letter gets all its attempts again, going on from its journal.
pub async fn retry(app: &App, job: &JobRow, who: &str) -> Result<(), Problem> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let case_id = case_of(job)?;
    cases::lock(&mut tx, &case_id).await?;
    let sql = "UPDATE job SET state = 'queued', attempts = 0, deferrals = 0, run_at = $2, error_type = NULL,
                 error_message = NULL, updated_at = $2
               WHERE id = $1 AND state = 'dead'
                 AND NOT EXISTS (SELECT 1 FROM job q WHERE q.case_id = $3 AND q.state = 'queued')";
    let queued =
        sqlx::query(sql).bind(&job.id).bind(micros(now)).bind(case_id.as_str()).execute(&mut *tx).await?;
    if queued.rows_affected() == 0 {
        return Err(not_possible("Only a dead job can be tried again, and only while no newer one waits."));
    }
    cases::set_state(&mut tx, &case_id, CaseState::Working, now).await?;
    live::case_changed(&mut tx, &case_id, now).await?;
    record(&mut tx, audit::Event::JobRetried, job, &case_id, who, now).await?;
    tx.wakes(Room::Jobs);
    Ok(tx.commit().await?)
}

fn case_of(job: &JobRow) -> Result<CaseId, Problem> {
    CaseId::parse(job.case_id.clone()).map_err(|_| Problem::internal())
}

async fn record(
    tx: &mut Tx,
    what: audit::Event,
    job: &JobRow,
    case_id: &CaseId,
    who: &str,
    now: Time,
) -> sqlx::Result<()> {
    let entry = audit::Entry { case_id: Some(case_id), ..audit::Entry::new(now, what, who) };
    audit::record(tx, entry.detail(serde_json::json!({ "job": job.id }))).await
}
