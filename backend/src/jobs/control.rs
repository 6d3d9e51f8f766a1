//! Cancel and retry.

use super::view::JobRow;
use crate::app::App;
use crate::problem::{Kind, Problem};
use crate::store::{Room, Tx, micros, word_of};
use crate::{audit, cases, drafts, live};
use api::{CaseId, CaseState, JobKind, JobState, Time};

/// A waiting job never runs, a running one ends with nothing stored, a waiting draft is withdrawn; the case's rev
/// grows, so that whatever was read before is stale. A dead letter is only put away, and so is a refresh that has
/// brought nothing yet: the version it would have replaced goes on waiting.
pub async fn cancel(app: &App, job: &JobRow, who: &str) -> Result<(), Problem> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let case_id = case_of(job)?;
    cases::lock(&mut tx, &case_id).await?;
    // Read again under the case's lock: it may have ended, or been joined, since it was looked up.
    let sql = "SELECT state, kind FROM job WHERE id = $1";
    let (state, kind): (String, String) = sqlx::query_as(sql).bind(&job.id).fetch_one(&mut *tx).await?;
    let sql = "UPDATE job SET state = 'cancelled', reason = 'cancelled', locked_by = NULL, lease_until = NULL, updated_at = $2
                WHERE id = $1 AND state IN ('queued', 'running', 'awaiting_review', 'dead')";
    let cancelled = sqlx::query(sql).bind(&job.id).bind(micros(now)).execute(&mut *tx).await?;
    if cancelled.rows_affected() == 0 {
        return Err(not_possible("This job is over; there is nothing to cancel."));
    }
    match (word_of(&state)?, word_of(&kind)?) {
        (JobState::Dead, _) | (JobState::Queued | JobState::Running, JobKind::Refresh) => {}
        (JobState::AwaitingReview, _) => {
            drafts::withdraw(&mut tx, &case_id, now).await?;
            outdate(&mut tx, &case_id).await?;
        }
        _ => outdate(&mut tx, &case_id).await?,
    }
    cases::settle(&mut tx, &case_id, now).await?;
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

/// A dead letter gets all its attempts again: going on from its journal where the case still stands as it did, else
/// anew for all that waits there now. Not where a newer run covers its mails, nothing waits for an answer, or, of a
/// refresh, the version it was for is decided.
pub async fn retry(app: &App, job: &JobRow, who: &str) -> Result<(), Problem> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let case_id = case_of(job)?;
    let case = cases::lock(&mut tx, &case_id).await?;
    let sql = "UPDATE job SET state = 'queued', rev = $4, attempts = 0, deferrals = 0, run_at = $2, error_type = NULL,
                 error_message = NULL, updated_at = $2
               WHERE id = $1 AND state = 'dead'
                 AND NOT EXISTS (SELECT 1 FROM job q WHERE q.case_id = $3 AND q.state IN ('queued', 'running'))
                 AND (kind = 'refresh') = EXISTS (SELECT 1 FROM draft d WHERE d.case_id = $3
                   AND d.state IN ('awaiting_review', 'awaiting_second', 'expired'))
                 AND (kind = 'refresh'
                   OR EXISTS (SELECT 1 FROM email e WHERE e.case_id = $3 AND e.direction = 'inbound'
                     AND e.parked IS NULL AND e.answered_by IS NULL)
                   OR EXISTS (SELECT 1 FROM follow_up f WHERE f.case_id = $3 AND f.state = 'due'))";
    let queued = sqlx::query(sql)
        .bind(&job.id)
        .bind(micros(now))
        .bind(case_id.as_str())
        .bind(case.rev)
        .execute(&mut *tx)
        .await?;
    if queued.rows_affected() == 0 {
        return Err(not_possible(
            "Only a dead job can be tried again, and only while its mails wait and no newer run covers them.",
        ));
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
