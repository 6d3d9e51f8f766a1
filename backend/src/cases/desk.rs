//! What people do with a case besides deciding: assign, snooze, note.

use super::{lock, settle};
use crate::app::App;
use crate::audit;
use crate::ids;
use crate::live;
use crate::staff::Reviewer;
use crate::store::{Tx, micros};
use api::{CaseId, NoteView, StaffId, Time};

pub async fn assign(
    app: &App,
    case_id: &CaseId,
    to: Option<&StaffId>,
    reviewer: &Reviewer,
) -> sqlx::Result<()> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    lock(&mut tx, case_id).await?;
    let sql = "UPDATE cases SET assigned_to = $2, updated_at = $3 WHERE id = $1";
    sqlx::query(sql)
        .bind(case_id.as_str())
        .bind(to.map(StaffId::as_str))
        .bind(micros(now))
        .execute(&mut *tx)
        .await?;
    tell(&mut tx, case_id, now).await?;
    let who = reviewer.who();
    let entry =
        audit::Entry { case_id: Some(case_id), ..audit::Entry::new(now, audit::Event::CaseAssigned, &who) };
    audit::record(&mut tx, entry.detail(serde_json::json!({ "to": to }))).await?;
    tx.commit().await
}

/// Out of sight until then; a new mail of the customer wakes it earlier.
pub async fn snooze(app: &App, case_id: &CaseId, until: Option<Time>) -> sqlx::Result<()> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    lock(&mut tx, case_id).await?;
    let sql = "UPDATE cases SET snoozed_until = $2, updated_at = $3 WHERE id = $1";
    sqlx::query(sql)
        .bind(case_id.as_str())
        .bind(until.map(micros))
        .bind(micros(now))
        .execute(&mut *tx)
        .await?;
    settle(&mut tx, case_id, now).await?;
    tell(&mut tx, case_id, now).await?;
    tx.commit().await
}

pub async fn note(app: &App, case_id: &CaseId, reviewer: &Reviewer, text: &str) -> sqlx::Result<NoteView> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    lock(&mut tx, case_id).await?;
    let sql =
        "INSERT INTO note (id, case_id, staff_id, name, body, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
    sqlx::query(sql)
        .bind(format!("note_{}", ids::fresh()))
        .bind(case_id.as_str())
        .bind(reviewer.id().as_str())
        .bind(reviewer.display())
        .bind(text)
        .bind(micros(now))
        .execute(&mut *tx)
        .await?;
    tell(&mut tx, case_id, now).await?;
    tx.commit().await?;
    Ok(NoteView { by: reviewer.display(), at: now, text: text.to_owned() })
}

async fn tell(tx: &mut Tx, case_id: &CaseId, now: Time) -> sqlx::Result<()> {
    live::case_changed(tx, case_id, now).await
}
