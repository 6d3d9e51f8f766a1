//! What people said of the versions that answered the same mails.

use crate::drafts::{self, DraftRow};
use crate::store::{Db, from_json, micros, word_of};
use agent::draft::Content;
use api::{CaseId, DraftId, JobId, Time, Verdict};
use serde_json::Value;

/// So many decisions one import reads; more are taken in portions, by day.
const MOST: i64 = 10_000;

/// All decisions about one case at one revision.
#[derive(Debug)]
pub struct Answered {
    pub case_id: CaseId,
    pub rev: i64,
    /// The run of the first version: what it saw is what the agent had to go by.
    pub job: JobId,
    /// By version; never empty.
    pub decisions: Vec<Decided>,
}

/// A decision that stands, and the version it answered.
#[derive(Debug)]
pub struct Decided {
    pub draft: DraftRow,
    pub verdict: Verdict,
    pub reason: Option<Value>,
    pub edited: bool,
    /// As it was decided.
    pub content: Content,
}

#[derive(sqlx::FromRow)]
struct Row {
    draft_id: String,
    verdict: String,
    reason: Option<String>,
    edited: i64,
    content: String,
}

/// Undone decisions are none. Oldest first.
pub async fn read(db: &Db, since: Option<Time>) -> sqlx::Result<Vec<Answered>> {
    let sql = "SELECT draft_id, verdict, reason, edited, content FROM decision
                WHERE undone_at IS NULL AND created_at >= $1 ORDER BY created_at, id LIMIT $2";
    let query = sqlx::query_as(sql).bind(since.map_or(0, micros)).bind(MOST);
    let rows: Vec<Row> = query.fetch_all(db.read()).await?;
    let mut answered: Vec<Answered> = Vec::new();
    for row in rows {
        let Some(decided) = row.decided(db).await? else { continue };
        let draft = &decided.draft;
        let same = |other: &&mut Answered| other.case_id == draft.case_id && other.rev == draft.based_on_rev;
        match answered.iter_mut().rev().find(same) {
            Some(group) => group.decisions.push(decided),
            None => answered.push(Answered {
                case_id: draft.case_id.clone(),
                rev: draft.based_on_rev,
                job: draft.job_id.clone(),
                decisions: vec![decided],
            }),
        }
    }
    Ok(answered)
}

impl Row {
    async fn decided(self, db: &Db) -> sqlx::Result<Option<Decided>> {
        let id = DraftId::parse(self.draft_id).map_err(|error| sqlx::Error::Decode(error.into()))?;
        let Some(draft) = drafts::find(db.read(), &id).await? else { return Ok(None) };
        Ok(Some(Decided {
            draft,
            verdict: word_of(&self.verdict)?,
            reason: self.reason.as_deref().map(from_json).transpose()?,
            edited: self.edited != 0,
            content: from_json(&self.content)?,
        }))
    }
}
