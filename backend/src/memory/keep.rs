//! Adding to a case's memory, and keeping it small.

use super::digest;
use crate::store::{Tx, micros, to_json, word};
use agent::case::MemoryEntry;
use api::CaseId;

/// Entries that a case keeps as rows: a hundred mails and their answers. What is older lives on in the digest.
const KEPT: i64 = 200;

/// Appends entries, oldest first; one that is there already stays as it is. The caller holds the case's row.
///
/// `budget`: tokens that the digest may take.
pub async fn keep(
    tx: &mut Tx,
    case_id: &CaseId,
    customer_id: &str,
    entries: Vec<MemoryEntry>,
    budget: usize,
) -> sqlx::Result<()> {
    for entry in entries {
        insert(tx, case_id, customer_id, &entry.bounded()).await?;
    }
    digest::write(tx, case_id, customer_id, budget).await?;
    forget(tx, case_id).await
}

async fn insert(tx: &mut Tx, case_id: &CaseId, customer_id: &str, entry: &MemoryEntry) -> sqlx::Result<()> {
    let sql = "INSERT INTO memory (case_id, customer_id, message_id, position, role, body, ids, promises, at)
               VALUES ($1, $2, $3, (SELECT COALESCE(MAX(position), 0) + 1 FROM memory WHERE case_id = $1), $4, $5, $6, $7, $8)
               ON CONFLICT (case_id, message_id, role) DO NOTHING";
    sqlx::query(sql)
        .bind(case_id.as_str())
        .bind(customer_id)
        .bind(&entry.source)
        .bind(word(entry.role))
        .bind(&entry.text)
        .bind(to_json(&entry.ids)?)
        .bind(to_json(&entry.promises)?)
        .bind(micros(entry.at))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Rows that the digest has taken over, beyond what is kept.
async fn forget(tx: &mut Tx, case_id: &CaseId) -> sqlx::Result<()> {
    let sql = "DELETE FROM memory WHERE case_id = $1
                 AND position <= (SELECT MAX(position) FROM memory WHERE case_id = $1) - $2";
    sqlx::query(sql).bind(case_id.as_str()).bind(KEPT).execute(&mut **tx).await?;
    Ok(())
}
