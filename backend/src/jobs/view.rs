//! A job as whoever follows it sees it.

use super::journal;
use crate::store::{Db, time, word_of};
use api::{CaseId, DraftId, JobError, JobId, JobView, StepView};

#[derive(Debug, Clone, sqlx::FromRow)]
pub struct JobRow {
    pub id: String,
    pub case_id: String,
    pub source: String,
    pub kind: String,
    pub state: String,
    pub node: Option<String>,
    pub outcome: Option<String>,
    pub reason: Option<String>,
    pub attempts: i64,
    pub draft_id: Option<String>,
    pub error_type: Option<String>,
    pub error_message: Option<String>,
    pub created_at: i64,
    pub updated_at: i64,
}

/// `None`: there is no such job.
pub async fn find(db: &Db, id: &JobId) -> sqlx::Result<Option<JobRow>> {
    let sql =
        "SELECT id, case_id, source, kind, state, node, outcome, reason, attempts, draft_id, error_type,
                 error_message, created_at, updated_at FROM job WHERE id = $1";
    sqlx::query_as(sql).bind(id.as_str()).fetch_optional(db.read()).await
}

/// The newest jobs of a case, newest first, with their steps.
pub async fn of_case(db: &Db, case_id: &CaseId) -> sqlx::Result<Vec<JobView>> {
    let sql =
        "SELECT id, case_id, source, kind, state, node, outcome, reason, attempts, draft_id, error_type,
                 error_message, created_at, updated_at FROM job WHERE case_id = $1
                ORDER BY created_at DESC, id DESC LIMIT 20";
    let rows: Vec<JobRow> = sqlx::query_as(sql).bind(case_id.as_str()).fetch_all(db.read()).await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        views.push(row.view(db).await?);
    }
    Ok(views)
}

/// A page of the dead letters, newest first, after `cursor` (an id).
pub async fn dead(db: &Db, cursor: Option<&str>, limit: i64) -> sqlx::Result<Vec<JobRow>> {
    let sql = "SELECT id, case_id, source, kind, state, node, outcome, reason, attempts, draft_id, error_type,
                 error_message, created_at, updated_at FROM job WHERE state = 'dead' AND id < $1 ORDER BY id DESC LIMIT $2";
    sqlx::query_as(sql).bind(cursor.unwrap_or("job_~")).bind(limit).fetch_all(db.read()).await
}

impl JobRow {
    pub async fn view(self, db: &Db) -> sqlx::Result<JobView> {
        let id = JobId::parse(self.id.clone()).map_err(|e| sqlx::Error::Decode(e.into()))?;
        let steps = journal::steps(db, &id).await?;
        self.with_steps(steps)
    }

    /// The same with steps that are at hand.
    pub fn with_steps(self, steps: Vec<StepView>) -> sqlx::Result<JobView> {
        let id = JobId::parse(self.id).map_err(|e| sqlx::Error::Decode(e.into()))?;
        let error =
            self.error_type.map(|kind| JobError { kind, message: self.error_message.unwrap_or_default() });
        Ok(JobView {
            case_id: CaseId::parse(self.case_id).map_err(|e| sqlx::Error::Decode(e.into()))?,
            kind: word_of(&self.kind)?,
            state: word_of(&self.state)?,
            outcome: self.outcome.as_deref().map(word_of).transpose()?,
            reason: self.reason,
            node: self.node,
            attempts: self.attempts,
            steps,
            draft_id: self
                .draft_id
                .map(|id| DraftId::parse(id).map_err(|e| sqlx::Error::Decode(e.into())))
                .transpose()?,
            error,
            created_at: time(self.created_at),
            updated_at: time(self.updated_at),
            id,
        })
    }
}
