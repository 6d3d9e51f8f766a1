//! One row of the queue, as the list and the pushes give it.

use super::claim::of_columns;
use crate::store::{micros, time, word_of};
use api::{CaseId, CaseRow, CustomerRef, DraftId, StaffId, StaffRef, Time};
use sqlx::{AnyPool, AssertSqlSafe};

/// The columns of a row and where they come from, up to the condition.
pub const SELECT: &str =
    "SELECT c.id, c.customer_id, p.name AS customer_name, c.subject, c.proposal, c.state, c.topic, c.urgency,
      c.unanswered_since, c.due_at, c.at_risk_at, c.draft_id, c.outcome, c.claimed_by, s.name AS claimed_name,
      c.claimed_at, c.claim_until, c.claim_number, c.assigned_to, a.name AS assigned_name, c.needs_role,
      c.snoozed_until, c.seq, c.created_at, c.updated_at
    FROM cases c JOIN customer p ON p.id = c.customer_id
    LEFT JOIN staff s ON s.id = c.claimed_by LEFT JOIN staff a ON a.id = c.assigned_to";

#[derive(sqlx::FromRow)]
pub struct Row {
    pub id: String,
    customer_id: String,
    customer_name: String,
    subject: String,
    proposal: String,
    state: String,
    topic: Option<String>,
    pub urgency: Option<String>,
    unanswered_since: Option<i64>,
    pub due_at: Option<i64>,
    at_risk_at: Option<i64>,
    draft_id: Option<String>,
    outcome: Option<String>,
    claimed_by: Option<String>,
    claimed_name: Option<String>,
    claimed_at: Option<i64>,
    claim_until: Option<i64>,
    claim_number: i64,
    assigned_to: Option<String>,
    assigned_name: Option<String>,
    needs_role: Option<String>,
    pub snoozed_until: Option<i64>,
    seq: i64,
    pub created_at: i64,
    pub updated_at: i64,
}

/// One row, for a push.
pub async fn row(pool: &AnyPool, case_id: &CaseId, now: Time) -> sqlx::Result<Option<CaseRow>> {
    let sql = AssertSqlSafe(format!("{SELECT} WHERE c.id = $1"));
    let row: Option<Row> = sqlx::query_as(sql).bind(case_id.as_str()).fetch_optional(pool).await?;
    row.map(|row| view(row, now)).transpose()
}

pub fn view(row: Row, now: Time) -> sqlx::Result<CaseRow> {
    let decode = |e: api::IdError| sqlx::Error::Decode(e.into());
    let since = row.unanswered_since.unwrap_or(row.created_at);
    Ok(CaseRow {
        id: CaseId::parse(row.id).map_err(decode)?,
        customer: CustomerRef { id: row.customer_id, name: row.customer_name },
        subject: row.subject,
        proposal: row.proposal,
        state: word_of(&row.state)?,
        topic: row.topic.as_deref().map(word_of).transpose()?,
        urgency: row.urgency.as_deref().map(word_of).transpose()?,
        age_s: (micros(now) - since).max(0) / 1_000_000,
        due_at: row.due_at.map(time),
        at_risk: row.at_risk_at.is_some_and(|at| at <= micros(now)),
        draft_id: row.draft_id.map(|id| DraftId::parse(id).map_err(decode)).transpose()?,
        outcome: row.outcome.as_deref().map(word_of).transpose()?,
        claimed_by: of_columns(
            row.claimed_by,
            row.claimed_name,
            row.claimed_at,
            row.claim_until,
            row.claim_number,
            now,
        ),
        assigned_to: staff_ref(row.assigned_to, row.assigned_name)?,
        needs_role: row.needs_role.as_deref().map(word_of).transpose()?,
        // A snooze that is over is none.
        snoozed_until: row.snoozed_until.filter(|until| *until > micros(now)).map(time),
        seq: row.seq,
    })
}

/// A person a case belongs to; one whose name is gone is still somebody.
pub fn staff_ref(id: Option<String>, name: Option<String>) -> sqlx::Result<Option<StaffRef>> {
    let Some(id) = id else { return Ok(None) };
    let id = StaffId::parse(id).map_err(|e| sqlx::Error::Decode(e.into()))?;
    Ok(Some(StaffRef { id, name: name.unwrap_or_else(|| "A colleague".to_owned()) }))
}
