//! A version that nobody shall answer any more: superseded by something newer, or withdrawn.

use super::answers;
use crate::store::{Tx, micros};
use crate::{effects, jobs, live};
use api::{CaseId, DraftId, JobId, LiveEvent, Time};

/// The case moved on. A version that waits is superseded; so is an approved one while all its effects are held:
/// they are cancelled and its mails are unanswered again.
pub async fn supersede(tx: &mut Tx, case_id: &CaseId, now: Time) -> sqlx::Result<()> {
    for old in replace(tx, case_id, "superseded", now).await? {
        let event = LiveEvent::DraftSuperseded { case_id: case_id.clone(), draft_id: old };
        live::happened(tx, case_id, &event, now).await?;
    }
    Ok(())
}

/// A person answered elsewhere, or the job was cancelled: nothing takes its place.
pub async fn withdraw(tx: &mut Tx, case_id: &CaseId, now: Time) -> sqlx::Result<()> {
    for old in replace(tx, case_id, "withdrawn", now).await? {
        let event = LiveEvent::DraftWithdrawn { case_id: case_id.clone(), draft_id: old };
        live::happened(tx, case_id, &event, now).await?;
    }
    Ok(())
}

async fn replace(tx: &mut Tx, case_id: &CaseId, state: &str, now: Time) -> sqlx::Result<Vec<DraftId>> {
    take_back(tx, case_id, state, now).await?;
    let sql = "UPDATE draft SET state = $2, updated_at = $3
                WHERE case_id = $1 AND state IN ('awaiting_review', 'awaiting_second', 'expired', 'approved')
               RETURNING id, job_id";
    let rows: Vec<(String, String)> =
        sqlx::query_as(sql).bind(case_id.as_str()).bind(state).bind(micros(now)).fetch_all(&mut **tx).await?;
    let mut replaced = Vec::with_capacity(rows.len());
    for (id, job_id) in rows {
        let job_id = JobId::parse(job_id).map_err(|e| sqlx::Error::Decode(e.into()))?;
        jobs::end_of_draft(tx, &job_id, state, now).await?;
        replaced.push(DraftId::parse(id).map_err(|e| sqlx::Error::Decode(e.into()))?);
    }
    Ok(replaced)
}

/// Approved, but nothing has left yet: the decision falls with its effects.
async fn take_back(tx: &mut Tx, case_id: &CaseId, why: &str, now: Time) -> sqlx::Result<()> {
    let sql = "SELECT d.id, d.draft_id FROM decision d JOIN draft f ON f.id = d.draft_id
                WHERE f.case_id = $1 AND f.state = 'approved' AND d.undone_at IS NULL AND d.verdict <> 'escalate'";
    let standing: Vec<(String, String)> =
        sqlx::query_as(sql).bind(case_id.as_str()).fetch_all(&mut **tx).await?;
    for (decision_id, draft_id) in standing {
        effects::cancel_held(tx, &decision_id, now).await?;
        answers::take_back(tx, &draft_id, now).await?;
        let sql = "UPDATE decision SET undone_at = $2, undone_by = $3 WHERE id = $1";
        sqlx::query(sql).bind(&decision_id).bind(micros(now)).bind(why).execute(&mut **tx).await?;
    }
    Ok(())
}
