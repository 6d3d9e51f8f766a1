//! Cancel and retry.

use super::view::JobRow;
use crate::app::App;
use crate::problem::{Kind, Problem};
use crate::store::{Room, Tx, micros};
use crate::{audit, cases, drafts, live};
use api::{CaseId, CaseState, Time};

/// A waiting job never runs, a running one ends with nothing stored, a waiting draft is withdrawn; the case's rev
/// grows, so that whatever was read before is stale. A dead letter is only put away.
pub async fn cancel(app: &App, job: &JobRow, who: &str) -> Result<(), Problem> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let case_id = case_of(job)?;
    cases::lock(&mut tx, &case_id).await?;
    // Read again under the case's lock: it may have ended since it was looked up.
    let sql = "SELECT state FROM job WHERE id = $1";
    let state: String = sqlx::query_scalar(sql).bind(&job.id).fetch_one(&mut *tx).await?;
    let sql = "UPDATE job SET state = 'cancelled', reason = 'cancelled', locked_by = NULL, lease_until = NULL, updated_at = $2
                WHERE id = $1 AND state IN ('queued', 'running', 'awaiting_review', 'dead')";
    let cancelled = sqlx::query(sql).bind(&job.id).bind(micros(now)).execute(&mut *tx).await?;
    if cancelled.rows_affected() == 0 {
        return Err(not_possible("This job is over; there is nothing to cancel."));
    }
    if state == "awaiting_review" {
        drafts::withdraw(&mut tx, &case_id, now).await?;
    }
    if state != "dead" {
        outdate(&mut tx, &case_id).await?;
    }
    cases::leave(&mut tx, &case_id, now).await?;
    live::case_changed(&mut tx, &case_id, now).await?;
    record(&mut tx, audit::Event::JobCancelled, job, &case_id, who, now).await?;
    tx.wakes(Room::Jobs);
    Ok(tx.commit().await?)
}

/// A new rev. A job that waits with further mails is of it; a refresh of what was cancelled stays behind and ends
/// superseded.
async fn outdate(tx: &mut Tx, case_id: &CaseId) -> sqlx::Result<()> {
    let sql = "UPDATE cases SET rev = rev + 1 WHERE id = $1";
    sqlx::query(sql).bind(case_id.as_str()).execute(&mut **tx).await?;
    let sql = "UPDATE job SET rev = (SELECT rev FROM cases WHERE id = $1)
                WHERE case_id = $1 AND state = 'queued' AND kind <> 'refresh'";
    sqlx::query(sql).bind(case_id.as_str()).execute(&mut **tx).await?;
    Ok(())
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

/// The job is in a state in which this makes no sense.
fn not_possible(detail: &str) -> Problem {
    Problem::of(Kind::JobState).detail(detail)
}
