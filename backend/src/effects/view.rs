//! Effects as the screen shows them.

use super::plan::MailBody;
use crate::store::{Db, from_json, time, word_of};
use api::{ActionId, CaseId, EffectEvidence, EffectId, EffectState, EffectView, Resolution};
use sqlx::AssertSqlSafe;

const SELECT: &str =
    "SELECT e.id, e.kind, e.state, e.action_id, e.attempts, e.what, e.error, e.updated_at, e.body,
      e.idempotency_key, e.resolution, e.resolved_by_name, e.resolved_at, e.note FROM effect e";

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
    body: String,
    idempotency_key: String,
    resolution: Option<String>,
    resolved_by_name: Option<String>,
    resolved_at: Option<i64>,
    note: Option<String>,
}

/// The effects of a decision, in the order they run.
pub async fn of_decision(db: &Db, decision_id: &str) -> sqlx::Result<Vec<EffectView>> {
    let sql = AssertSqlSafe(format!("{SELECT} WHERE e.decision_id = $1 ORDER BY e.rank, e.id"));
    let rows: Vec<Row> = sqlx::query_as(sql).bind(decision_id).fetch_all(db.read()).await?;
    rows.into_iter().map(EffectView::try_from).collect()
}

/// A case's effects, newest decision first; cancelled ones of undone decisions are left out.
pub async fn of_case(db: &Db, case_id: &CaseId) -> sqlx::Result<Vec<EffectView>> {
    let sql = AssertSqlSafe(format!(
        "{SELECT} JOIN decision d ON d.id = e.decision_id
          WHERE e.case_id = $1 AND d.undone_at IS NULL ORDER BY e.created_at DESC, e.rank, e.id LIMIT 100"
    ));
    let rows: Vec<Row> = sqlx::query_as(sql).bind(case_id.as_str()).fetch_all(db.read()).await?;
    rows.into_iter().map(EffectView::try_from).collect()
}

/// `None`: there is no such effect.
pub async fn find(db: &Db, id: &EffectId) -> sqlx::Result<Option<EffectView>> {
    let sql = AssertSqlSafe(format!("{SELECT} WHERE e.id = $1"));
    let row: Option<Row> = sqlx::query_as(sql).bind(id.as_str()).fetch_optional(db.read()).await?;
    row.map(EffectView::try_from).transpose()
}

impl Row {
    /// By what a person can look it up at the other side, where they must say what became of it.
    fn evidence(&self, state: EffectState) -> sqlx::Result<Vec<EffectEvidence>> {
        if !matches!(state, EffectState::Failed | EffectState::Unknown) {
            return Ok(vec![]);
        }
        let mut evidence =
            vec![EffectEvidence::Attempted { attempts: self.attempts, at: time(self.updated_at) }];
        if self.kind == "mail" {
            let message_id = from_json::<MailBody>(&self.body)?.message_id;
            evidence.push(EffectEvidence::MessageId { id: message_id });
        }
        evidence.push(EffectEvidence::IdempotencyKey { key: self.idempotency_key.clone() });
        Ok(evidence)
    }

    fn resolution(&mut self) -> sqlx::Result<Option<Resolution>> {
        let (Some(verdict), Some(by), Some(at)) =
            (self.resolution.as_deref(), self.resolved_by_name.take(), self.resolved_at)
        else {
            return Ok(None);
        };
        Ok(Some(Resolution { verdict: word_of(verdict)?, by, at: time(at), note: self.note.take() }))
    }
}

impl TryFrom<Row> for EffectView {
    type Error = sqlx::Error;

    fn try_from(mut row: Row) -> sqlx::Result<Self> {
        let decode = |e: api::IdError| sqlx::Error::Decode(e.into());
        let state = word_of(&row.state)?;
        Ok(Self {
            evidence: row.evidence(state)?,
            resolved: row.resolution()?,
            id: EffectId::parse(row.id).map_err(decode)?,
            kind: word_of(&row.kind)?,
            state,
            action_id: row.action_id.map(|id| ActionId::parse(id).map_err(decode)).transpose()?,
            attempts: row.attempts,
            what: row.what,
            error: row.error,
            updated_at: time(row.updated_at),
        })
    }
}
