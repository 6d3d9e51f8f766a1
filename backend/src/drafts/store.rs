//! Storing a version. From then on it is only read.

use super::content::proposed;
use crate::app::App;
use crate::cases::after;
use crate::jobs::Claimed;
use crate::store::{Tx, micros, to_json, word};
use agent::case::Task;
use agent::draft::{Proposal, content_hash, decision_hash};
use api::{DraftId, DraftState, Time};

/// A version to be.
#[derive(Debug)]
pub struct New<'a> {
    pub job: &'a Claimed,
    pub task: &'a Task,
    pub proposal: &'a Proposal,
    pub state: DraftState,
    pub now: Time,
}

pub async fn insert(tx: &mut Tx, app: &App, new: &New<'_>) -> sqlx::Result<DraftId> {
    let id = DraftId::from_tail(app.ids.fresh(DraftId::PREFIX));
    let content_hash = content_hash(&proposed(new.proposal));
    let hash =
        decision_hash(&new.task.case, new.task.rev, new.task.version, &content_hash, &new.proposal.evidence);
    let sql = "INSERT INTO draft (id, case_id, customer_id, job_id, version, state, based_on_rev, outcome, reason,
                 content_hash, decision_hash, needs_role, body, traceparent, created_at, updated_at, expires_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15, $16)";
    sqlx::query(sql)
        .bind(id.as_str())
        .bind(new.task.case.as_str())
        .bind(&new.task.customer.id)
        .bind(new.job.id.as_str())
        .bind(new.task.version)
        .bind(word(new.state))
        .bind(new.task.rev)
        .bind(word(new.proposal.outcome))
        .bind(new.proposal.reason.as_deref())
        .bind(content_hash)
        .bind(hash)
        .bind(new.proposal.needs_role.map(word))
        .bind(to_json(new.proposal)?)
        .bind(crate::telemetry::current_traceparent())
        .bind(micros(new.now))
        .bind(micros(after(new.now, app.settings.review.expiry)))
        .execute(&mut **tx)
        .await?;
    Ok(id)
}
