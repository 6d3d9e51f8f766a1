//! Writing a row, in the transaction of what it tells.

use super::chain::{GENESIS, Row};
use super::event::Event;
use crate::store::{Dialect, Tx, micros};
use api::{CaseId, DecisionId, DraftId, Time};

/// One line of the audit. Ids, verdicts and hashes only: a text or an address has no place in `detail`.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    pub at: Time,
    pub what: Event,
    /// An id: `usr_..`, `usr_.. via key_..`, or the name of a policy or a command.
    pub who: &'a str,
    pub case_id: Option<&'a CaseId>,
    pub draft_id: Option<&'a DraftId>,
    pub decision_id: Option<&'a DecisionId>,
    pub detail: serde_json::Value,
}

impl<'a> Entry<'a> {
    /// Nothing but when, what and who; the rest by struct update.
    pub fn new(at: Time, what: Event, who: &'a str) -> Self {
        let detail = serde_json::Value::Object(serde_json::Map::new());
        Self { at, what, who, case_id: None, draft_id: None, decision_id: None, detail }
    }

    #[must_use]
    pub fn detail(mut self, detail: serde_json::Value) -> Self {
        self.detail = detail;
        self
    }
}

/// Appends a row to the chain. Call it last in the transaction: on PostgreSQL it holds the audit's lock until the
/// commit, so whatever follows makes every other writer wait.
///
/// # Errors
/// When the database does not answer; the caller's transaction then fails as a whole.
pub async fn record(tx: &mut Tx, entry: Entry<'_>) -> sqlx::Result<()> {
    lock(tx).await?;
    let (last, prev_hash) = last(tx).await?;
    let row = Row {
        seq: last + 1,
        at: micros(entry.at),
        what: entry.what.as_str().to_owned(),
        who: entry.who.to_owned(),
        case_id: entry.case_id.map(ToString::to_string),
        draft_id: entry.draft_id.map(ToString::to_string),
        decision_id: entry.decision_id.map(ToString::to_string),
        detail: entry.detail.to_string(),
    };
    let hash = row.hash(&prev_hash);
    insert(tx, row, prev_hash, hash).await
}

/// One writer of the chain at a time. SQLite's writing transactions stand in a row anyway.
async fn lock(tx: &mut Tx) -> sqlx::Result<()> {
    if tx.dialect() == Dialect::Postgres {
        // The number is only a name; nothing else here takes an advisory lock.
        let sql = "SELECT CAST(pg_advisory_xact_lock(7236021) AS TEXT)";
        sqlx::query(sql).execute(&mut **tx).await?;
    }
    Ok(())
}

async fn last(tx: &mut Tx) -> sqlx::Result<(i64, String)> {
    let sql = "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1";
    let last = sqlx::query_as(sql).fetch_optional(&mut **tx).await?;
    Ok(last.unwrap_or_else(|| (0, GENESIS.to_owned())))
}

async fn insert(tx: &mut Tx, row: Row, prev_hash: String, hash: String) -> sqlx::Result<()> {
    let sql =
        "INSERT INTO audit (seq, at, what, who, case_id, draft_id, decision_id, detail, prev_hash, hash)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let query = sqlx::query(sql).bind(row.seq).bind(row.at).bind(row.what).bind(row.who);
    let query = query.bind(row.case_id).bind(row.draft_id).bind(row.decision_id);
    query.bind(row.detail).bind(prev_hash).bind(hash).execute(&mut **tx).await?;
    Ok(())
}
