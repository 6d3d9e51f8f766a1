//! Reading what a case remembers: a bounded number of rows, however long it is.

use super::digest::{self, joined};
use super::row::Row;
use super::{promises, remarks};
use crate::cases::CustomerScope;
use crate::store::{Db, select};
use agent::case::memory::WHOLE;
use agent::case::{Memory, MemoryEntry};

/// Through an index that has them in this order, so that older rows are not even looked at.
const NEWEST: &str = "SELECT position, role, message_id, at, body, ids, promises FROM memory
                       WHERE case_id = $1 AND customer_id = $2 ORDER BY position DESC LIMIT $3";
/// Rows that are read where a case was remembered before there were digests.
const WITHOUT_DIGEST: usize = 200;

/// The newest entries whole, the digest of the older ones, what the customer is owed, and what is known of them.
///
/// An entry that is rolled up while this reads comes in both; it counts once, and whole.
pub async fn recall(db: &Db, scope: &CustomerScope) -> sqlx::Result<Memory> {
    let mut newest = newest(db, scope, WHOLE).await?;
    let older = digest::find(db, scope.case_id(), scope.customer_id()).await?;
    if older.is_none() && newest.len() == WHOLE {
        newest = self::newest(db, scope, WITHOUT_DIGEST).await?;
    }
    let entries = joined(older.unwrap_or_default(), newest);
    let (promises, remarks) = (promises::open(db, scope).await?, remarks::of(db, scope).await?);
    Ok(Memory { entries, promises, remarks })
}

/// Oldest first.
async fn newest(db: &Db, scope: &CustomerScope, limit: usize) -> sqlx::Result<Vec<MemoryEntry>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let query = sqlx::query_as(NEWEST).bind(scope.case_id().as_str()).bind(scope.customer_id());
    let rows: Vec<Row> = select(db, "memory", query.bind(limit).fetch_all(db.read())).await?;
    rows.into_iter().rev().map(Row::entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::finds_by_index;

    #[tokio::test]
    async fn the_newest_entries_are_found_by_an_index() {
        finds_by_index(NEWEST, NEWEST).await;
    }
}
