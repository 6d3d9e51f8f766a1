//! The digest of a case: every entry but the newest, rolled up into one row when memory is written.
//!
//! Made anew from the rows each time, so that it cannot drift; of what the rows have lost, the digest before knows.

use super::row::Row;
use crate::store::{Db, Tx, from_json, select, to_json};
use agent::case::MemoryEntry;
use agent::case::memory::{WHOLE, digest};
use api::CaseId;

/// Rolls up all but the newest entries; nothing where there is nothing older.
pub async fn write(tx: &mut Tx, case_id: &CaseId, customer_id: &str, budget: usize) -> sqlx::Result<()> {
    let sql = "SELECT position, role, message_id, at, body, ids, promises FROM memory WHERE case_id = $1 ORDER BY position";
    let mut older: Vec<Row> = sqlx::query_as(sql).bind(case_id.as_str()).fetch_all(&mut **tx).await?;
    older.truncate(older.len().saturating_sub(WHOLE));
    let Some(upto) = older.last().map(|row| row.position) else { return Ok(()) };
    let rows = older.into_iter().map(Row::entry).collect::<sqlx::Result<Vec<_>>>()?;
    let before = body(tx, case_id).await?.unwrap_or_default();
    let body = to_json(&digest(joined(before, rows), budget))?;
    let sql = "INSERT INTO memory_digest (case_id, customer_id, upto, body) VALUES ($1, $2, $3, $4)
               ON CONFLICT (case_id) DO UPDATE SET upto = excluded.upto, body = excluded.body";
    let query = sqlx::query(sql).bind(case_id.as_str()).bind(customer_id).bind(upto).bind(body);
    query.execute(&mut **tx).await?;
    Ok(())
}

/// What only the digest knows any more, then the rows.
pub fn joined(mut digest: Vec<MemoryEntry>, rows: Vec<MemoryEntry>) -> Vec<MemoryEntry> {
    let is_of = |entry: &MemoryEntry, row: &MemoryEntry| row.role == entry.role && row.source == entry.source;
    digest.retain(|entry| !rows.iter().any(|row| is_of(entry, row)));
    digest.extend(rows);
    digest
}

async fn body(tx: &mut Tx, case_id: &CaseId) -> sqlx::Result<Option<Vec<MemoryEntry>>> {
    let sql = "SELECT body FROM memory_digest WHERE case_id = $1";
    let body: Option<String> =
        sqlx::query_scalar(sql).bind(case_id.as_str()).fetch_optional(&mut **tx).await?;
    body.map(|body| from_json(&body)).transpose()
}

/// What was rolled up of this customer's case; `None`: nothing was, its memory is short or older than digests are.
pub async fn find(db: &Db, case_id: &CaseId, customer_id: &str) -> sqlx::Result<Option<Vec<MemoryEntry>>> {
    let sql = "SELECT body FROM memory_digest WHERE case_id = $1 AND customer_id = $2";
    let query = sqlx::query_scalar(sql).bind(case_id.as_str()).bind(customer_id);
    let bodies: Vec<String> = select(db, "memory_digest", query.fetch_all(db.read())).await?;
    bodies.first().map(|body| from_json(body)).transpose()
}
