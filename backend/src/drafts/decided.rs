//! Reading decisions: one with what became of it, and a case's history.

use super::refusal::Refusal;
use super::{find, view};
use crate::app::App;
use crate::effects;
use crate::store::{Db, time, word_of};
use api::{CaseId, DecisionId, DecisionResponse, DecisionView, DraftId};

#[derive(Debug, sqlx::FromRow)]
pub struct DecisionRow {
    pub id: String,
    pub request_hash: String,
    pub draft_id: String,
    pub version: i64,
    pub verdict: String,
    pub decided_by_name: String,
    pub reason: Option<String>,
    pub note: Option<String>,
    pub edited: i64,
    pub undo_until: Option<i64>,
    pub undone_at: Option<i64>,
    pub created_at: i64,
}

/// The answer to a decision as it stands now.
pub async fn find_response(app: &App, id: &DecisionId) -> Result<DecisionResponse, Refusal> {
    let row = find_row(&app.db, id).await?.ok_or(Refusal::NoDecision)?;
    response(app, row).await
}

/// `None`: nobody has decided under this id.
pub async fn find_row(db: &Db, id: &DecisionId) -> sqlx::Result<Option<DecisionRow>> {
    let sql = "SELECT id, request_hash, draft_id, version, verdict, decided_by_name, reason, note, edited, undo_until,
                 undone_at, created_at FROM decision WHERE id = $1";
    sqlx::query_as(sql).bind(&id.0).fetch_optional(db.read()).await
}

pub async fn response(app: &App, row: DecisionRow) -> Result<DecisionResponse, Refusal> {
    let draft_id = DraftId::parse(row.draft_id.clone()).map_err(|e| sqlx::Error::Decode(e.into()))?;
    let draft = find::find(app.db.read(), &draft_id).await?.ok_or(Refusal::NoDraft)?;
    Ok(DecisionResponse {
        effects: effects::of_decision(&app.db, &row.id).await?,
        draft: view::of(&app.db, draft).await?,
        verdict: word_of(&row.verdict)?,
        by: row.decided_by_name,
        at: time(row.created_at),
        undo_until: row.undo_until.map(time),
        undone_at: row.undone_at.map(time),
        decision_id: DecisionId(row.id),
    })
}

/// A case's decisions, newest first.
pub async fn of_case(db: &Db, case_id: &CaseId) -> sqlx::Result<Vec<DecisionView>> {
    let sql = "SELECT id, request_hash, draft_id, version, verdict, decided_by_name, reason, note, edited, undo_until,
                 undone_at, created_at FROM decision WHERE case_id = $1 ORDER BY created_at DESC, id DESC LIMIT 100";
    let rows: Vec<DecisionRow> = sqlx::query_as(sql).bind(case_id.as_str()).fetch_all(db.read()).await?;
    rows.into_iter().map(DecisionView::try_from).collect()
}

/// The decision that stands for a version.
pub async fn standing(db: &Db, draft_id: &DraftId) -> sqlx::Result<Option<DecisionView>> {
    let sql = "SELECT id, request_hash, draft_id, version, verdict, decided_by_name, reason, note, edited, undo_until,
                 undone_at, created_at FROM decision WHERE draft_id = $1 AND undone_at IS NULL AND verdict <> 'escalate'";
    let row: Option<DecisionRow> =
        sqlx::query_as(sql).bind(draft_id.as_str()).fetch_optional(db.read()).await?;
    row.map(DecisionView::try_from).transpose()
}

impl TryFrom<DecisionRow> for DecisionView {
    type Error = sqlx::Error;

    fn try_from(row: DecisionRow) -> sqlx::Result<Self> {
        Ok(Self {
            draft_id: DraftId::parse(row.draft_id).map_err(|e| sqlx::Error::Decode(e.into()))?,
            decision_id: DecisionId(row.id),
            version: row.version,
            verdict: word_of(&row.verdict)?,
            by: row.decided_by_name,
            at: time(row.created_at),
            undo_until: row.undo_until.map(time),
            undone_at: row.undone_at.map(time),
            reason: row.reason.as_deref().map(crate::store::from_json).transpose()?,
            note: row.note,
            edited: row.edited == 1,
        })
    }
}
