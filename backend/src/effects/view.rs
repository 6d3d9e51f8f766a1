//! Effects as the screen shows them.

use crate::store::{Db, time, word_of};
use api::{ActionId, CaseId, EffectId, EffectView};

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    kind: String,
    state: String,
    action_id: Option<String>,
    attempts: i64,
    what: String,
    error: Option<String>,
    updated_at: i64,
}

/// The effects of a decision, in the order they run.
pub async fn of_decision(db: &Db, decision_id: &str) -> sqlx::Result<Vec<EffectView>> {
    let sql = "SELECT id, kind, state, action_id, attempts, what, error, updated_at FROM effect
                WHERE decision_id = $1 ORDER BY rank, id";
    let rows: Vec<Row> = sqlx::query_as(sql).bind(decision_id).fetch_all(db.read()).await?;
    rows.into_iter().map(EffectView::try_from).collect()
}

/// A case's effects, newest decision first; cancelled ones of undone decisions are left out.
pub async fn of_case(db: &Db, case_id: &CaseId) -> sqlx::Result<Vec<EffectView>> {
    let sql = "SELECT e.id, e.kind, e.state, e.action_id, e.attempts, e.what, e.error, e.updated_at FROM effect e
                 JOIN decision d ON d.id = e.decision_id
                WHERE e.case_id = $1 AND d.undone_at IS NULL ORDER BY e.created_at DESC, e.rank, e.id LIMIT 100";
    let rows: Vec<Row> = sqlx::query_as(sql).bind(case_id.as_str()).fetch_all(db.read()).await?;
    rows.into_iter().map(EffectView::try_from).collect()
}

/// `None`: there is no such effect.
pub async fn find(db: &Db, id: &EffectId) -> sqlx::Result<Option<EffectView>> {
    let sql =
        "SELECT id, kind, state, action_id, attempts, what, error, updated_at FROM effect WHERE id = $1";
    let row: Option<Row> = sqlx::query_as(sql).bind(id.as_str()).fetch_optional(db.read()).await?;
    row.map(EffectView::try_from).transpose()
}

impl TryFrom<Row> for EffectView {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> sqlx::Result<Self> {
        let decode = |e: api::IdError| sqlx::Error::Decode(e.into());
        Ok(Self {
            id: EffectId::parse(row.id).map_err(decode)?,
            kind: word_of(&row.kind)?,
            state: word_of(&row.state)?,
            action_id: row.action_id.map(|id| ActionId::parse(id).map_err(decode)).transpose()?,
            attempts: row.attempts,
            what: row.what,
            error: row.error,
            updated_at: time(row.updated_at),
        })
    }
}
