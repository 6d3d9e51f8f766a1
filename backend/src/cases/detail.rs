//! One case whole: what the reviewer needs on one screen.

use super::claim::of_columns;
use super::{CustomerScope, emails, presence};
use crate::app::App;
use crate::store::{Db, from_json, micros, time, word_of};
use crate::{drafts, effects, jobs, shop};
use api::{CaseDetail, CaseId, Customer, MemoryEntryView, NoteView, StaffId};

#[derive(sqlx::FromRow)]
struct Row {
    rev: i64,
    state: String,
    subject: String,
    topic: Option<String>,
    urgency: Option<String>,
    customer_id: String,
    email: String,
    name: String,
    claimed_by: Option<String>,
    claimed_name: Option<String>,
    claimed_at: Option<i64>,
    claim_until: Option<i64>,
    claim_number: i64,
    assigned_to: Option<String>,
    assigned_name: Option<String>,
    needs_role: Option<String>,
    snoozed_until: Option<i64>,
    due_at: Option<i64>,
    at_risk_at: Option<i64>,
    created_at: i64,
}

/// `None`: there is no such case.
pub async fn detail(app: &App, id: &CaseId) -> sqlx::Result<Option<CaseDetail>> {
    let (Some(row), Some(scope)) =
        (find(&app.db, id).await?, CustomerScope::of_case(app.db.read(), id).await?)
    else {
        return Ok(None);
    };
    let now = app.now();
    let draft = match drafts::newest_of_case(&app.db, id).await? {
        Some(draft) => drafts::view(&app.db, &draft.id).await?,
        None => None,
    };
    Ok(Some(CaseDetail {
        id: id.clone(),
        rev: row.rev,
        state: word_of(&row.state)?,
        subject: row.subject,
        topic: row.topic.as_deref().map(word_of).transpose()?,
        urgency: row.urgency.as_deref().map(word_of).transpose()?,
        customer: Customer { id: row.customer_id, email: row.email, name: row.name },
        profile: shop::profile(&app.db, &scope).await?,
        emails: emails::of_case(&app.db, id).await?,
        draft,
        drafts: drafts::versions_of_case(&app.db, id).await?,
        decisions: drafts::decisions_of_case(&app.db, id).await?,
        effects: effects::of_case(&app.db, id).await?,
        memory: memory(&app.db, id).await?,
        remarks: crate::memory::known(&app.db, &scope, now).await?,
        jobs: jobs::of_case(&app.db, id).await?,
        notes: notes(&app.db, id).await?,
        claim: of_columns(
            row.claimed_by,
            row.claimed_name,
            row.claimed_at,
            row.claim_until,
            row.claim_number,
            now,
        ),
        here: presence::here(app.db.read(), id, now).await?,
        assigned_to: super::rows::staff_ref(row.assigned_to, row.assigned_name)?,
        needs_role: row.needs_role.as_deref().map(word_of).transpose()?,
        snoozed_until: row.snoozed_until.map(time),
        due_at: row.due_at.map(time),
        at_risk: row.at_risk_at.is_some_and(|at| at <= micros(now)),
        created_at: time(row.created_at),
    }))
}

async fn find(db: &Db, id: &CaseId) -> sqlx::Result<Option<Row>> {
    let sql = "SELECT c.rev, c.state, c.subject, c.topic, c.urgency, c.customer_id, p.email, p.name, c.claimed_by,
                 s.name AS claimed_name, c.claimed_at, c.claim_until, c.claim_number,
                 c.assigned_to, a.name AS assigned_name,
                 c.needs_role, c.snoozed_until, c.due_at, c.at_risk_at, c.created_at
               FROM cases c JOIN customer p ON p.id = c.customer_id
               LEFT JOIN staff s ON s.id = c.claimed_by LEFT JOIN staff a ON a.id = c.assigned_to WHERE c.id = $1";
    sqlx::query_as(sql).bind(id.as_str()).fetch_optional(db.read()).await
}

async fn memory(db: &Db, id: &CaseId) -> sqlx::Result<Vec<MemoryEntryView>> {
    let sql =
        "SELECT role, body, at, message_id, ids, promises FROM memory WHERE case_id = $1 ORDER BY position";
    let rows: Vec<(String, String, i64, String, String, String)> =
        sqlx::query_as(sql).bind(id.as_str()).fetch_all(db.read()).await?;
    rows.into_iter()
        .map(|(role, text, at, source, ids, promises)| {
            Ok(MemoryEntryView {
                role: word_of(&role)?,
                text,
                at: time(at),
                source,
                ids: from_json(&ids)?,
                promises: from_json(&promises)?,
            })
        })
        .collect()
}

async fn notes(db: &Db, id: &CaseId) -> sqlx::Result<Vec<NoteView>> {
    let sql = "SELECT name, created_at, body FROM note WHERE case_id = $1 ORDER BY created_at, id";
    let rows: Vec<(String, i64, String)> = sqlx::query_as(sql).bind(id.as_str()).fetch_all(db.read()).await?;
    Ok(rows.into_iter().map(|(by, at, text)| NoteView { by, at: time(at), text }).collect())
}

/// Whether there is such a person to assign to.
pub async fn is_staff(db: &Db, id: &StaffId) -> sqlx::Result<bool> {
    let sql = "SELECT id FROM staff WHERE id = $1 AND disabled_at IS NULL";
    let found: Option<String> = sqlx::query_scalar(sql).bind(id.as_str()).fetch_optional(db.read()).await?;
    Ok(found.is_some())
}
