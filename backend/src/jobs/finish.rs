//! How a job ends. Each end is one transaction that carries the lease: a zombie changes nothing.

use super::{Claimed, lease};
use crate::app::App;
use crate::cases;
use crate::live;
use crate::store::{Tx, micros, word};
use crate::webhooks::{self, Event};
use api::{CaseId, CaseState, DraftId, JobId, Outcome, Time};

/// The case's row and then the job's, in the order of every writer: cancelling and ending wait for each other, never
/// in a ring.
pub(super) async fn hold(tx: &mut Tx, job: &Claimed) -> sqlx::Result<bool> {
    cases::lock(tx, &job.case_id).await?;
    lease::hold(tx, job).await
}

pub(super) struct End<'a> {
    pub(super) state: &'a str,
    pub(super) reason: Option<&'a str>,
    pub(super) draft: Option<(&'a DraftId, Outcome)>,
}

pub(super) async fn end(tx: &mut Tx, job: &Claimed, end: &End<'_>, now: Time) -> sqlx::Result<()> {
    let sql = "UPDATE job SET state = $3, reason = $4, draft_id = $5, outcome = $6, locked_by = NULL, lease_until = NULL,
                 error_type = NULL, error_message = NULL, updated_at = $7
               WHERE id = $1 AND locked_by = $2 AND state = 'running'";
    sqlx::query(sql)
        .bind(job.id.as_str())
        .bind(&job.lease)
        .bind(end.state)
        .bind(end.reason)
        .bind(end.draft.map(|(id, _)| id.as_str()))
        .bind(end.draft.map(|(_, outcome)| word(outcome)))
        .bind(micros(now))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// The job whose draft was decided, superseded or withdrawn is over.
pub async fn end_of_draft(tx: &mut Tx, job_id: &JobId, reason: &str, now: Time) -> sqlx::Result<()> {
    let sql = "UPDATE job SET state = 'done', reason = $2, updated_at = $3 WHERE id = $1 AND state IN ('awaiting_review', 'done')";
    sqlx::query(sql).bind(job_id.as_str()).bind(reason).bind(micros(now)).execute(&mut **tx).await?;
    Ok(())
}

/// A case whose job is dead stands in *Failed* until somebody retries or answers. The CRM hears of it.
pub async fn case_failed(
    tx: &mut Tx,
    app: &App,
    case_id: &CaseId,
    job_id: &str,
    error_type: &str,
    now: Time,
) -> sqlx::Result<()> {
    cases::set_state(tx, case_id, CaseState::Failed, now).await?;
    webhooks::tell(tx, app, case_id, &Event::JobFailed { job_id, error_type }, now).await?;
    live::case_changed(tx, case_id, now).await
}
