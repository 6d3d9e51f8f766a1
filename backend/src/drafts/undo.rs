//! Undo: succeeds only while every effect of the decision is still held.

use super::answers;
use super::decided::find_response;
use super::refusal::Refusal;
use crate::app::App;
use crate::cases::set_state;
use crate::staff::Reviewer;
use crate::store::{Room, Tx, micros};
use crate::{audit, effects, live};
use api::{CaseId, CaseState, DecisionId, DecisionResponse, DraftId, JobId, Time};

#[derive(sqlx::FromRow)]
struct Standing {
    draft_id: String,
    case_id: String,
    job_id: String,
    undone_at: Option<i64>,
    verdict: String,
}

/// Durable on return: the version waits again and nothing of the decision will ever leave. Undoing twice answers the
/// same.
///
/// # Errors
/// [`Refusal::TooLate`] once the first effect has left `held`, and for verdicts that cannot be undone.
pub async fn undo(app: &App, id: &DecisionId, reviewer: &Reviewer) -> Result<DecisionResponse, Refusal> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let standing = standing(&mut tx, id).await?;
    if standing.undone_at.is_none() {
        take_back(&mut tx, id, &standing, reviewer, now).await?;
        tx.commit().await?;
    } else {
        // Taken back by a person: the same answer. By a new mail: there is nothing to take back any more.
        let sql = "SELECT undone_by FROM decision WHERE id = $1";
        let by: Option<String> = sqlx::query_scalar(sql).bind(&id.0).fetch_one(&mut *tx).await?;
        if by.as_deref().is_none_or(|by| !by.starts_with("usr_")) {
            return Err(Refusal::TooLate);
        }
        drop(tx); // its connection goes back before another one is asked for
    }
    find_response(app, id).await
}

async fn standing(tx: &mut Tx, id: &DecisionId) -> Result<Standing, Refusal> {
    // The case's row first, like every writer: held until this ends.
    let sql = "UPDATE cases SET seq = seq + 1 WHERE id = (SELECT case_id FROM decision WHERE id = $1)";
    sqlx::query(sql).bind(&id.0).execute(&mut **tx).await?;
    let sql = "SELECT d.draft_id, d.case_id, f.job_id, d.undone_at, d.verdict FROM decision d
                 JOIN draft f ON f.id = d.draft_id WHERE d.id = $1";
    let row: Option<Standing> = sqlx::query_as(sql).bind(&id.0).fetch_optional(&mut **tx).await?;
    row.ok_or(Refusal::NoDecision)
}

async fn take_back(
    tx: &mut Tx,
    id: &DecisionId,
    standing: &Standing,
    reviewer: &Reviewer,
    now: Time,
) -> Result<(), Refusal> {
    if standing.verdict == "reject" || standing.verdict == "escalate" {
        return Err(Refusal::TooLate);
    }
    let sql =
        "UPDATE draft SET state = 'awaiting_review', updated_at = $2 WHERE id = $1 AND state = 'approved'";
    let waits = sqlx::query(sql).bind(&standing.draft_id).bind(micros(now)).execute(&mut **tx).await?;
    if waits.rows_affected() != 1 || !effects::cancel_held(tx, &id.0, now).await? {
        return Err(Refusal::TooLate);
    }
    let sql = "UPDATE decision SET undone_at = $2, undone_by = $3 WHERE id = $1";
    sqlx::query(sql).bind(&id.0).bind(micros(now)).bind(reviewer.id().as_str()).execute(&mut **tx).await?;
    answers::take_back(tx, &standing.draft_id, now).await?;
    reopen(tx, id, standing, reviewer, now).await
}

async fn reopen(
    tx: &mut Tx,
    id: &DecisionId,
    standing: &Standing,
    reviewer: &Reviewer,
    now: Time,
) -> Result<(), Refusal> {
    let decode = |e: api::IdError| sqlx::Error::Decode(e.into());
    let case_id = CaseId::parse(standing.case_id.clone()).map_err(decode)?;
    let draft_id = DraftId::parse(standing.draft_id.clone()).map_err(decode)?;
    let job_id = JobId::parse(standing.job_id.clone()).map_err(decode)?;
    let sql = "UPDATE job SET state = 'awaiting_review', reason = NULL, updated_at = $2 WHERE id = $1 AND state = 'done'";
    sqlx::query(sql).bind(job_id.as_str()).bind(micros(now)).execute(&mut **tx).await?;
    set_state(tx, &case_id, CaseState::NeedsYou, now).await?;
    tx.wakes(Room::Jobs);
    live::case_changed(tx, &case_id, now).await?;
    let who = reviewer.who();
    let entry = audit::Entry {
        case_id: Some(&case_id),
        draft_id: Some(&draft_id),
        decision_id: Some(id),
        ..audit::Entry::new(now, audit::Event::DecisionUndone, &who)
    };
    Ok(audit::record(tx, entry).await?)
}
