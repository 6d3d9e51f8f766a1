//! A transaction that only reads, and not for long.

use crate::store::{Db, Dialect};
use sqlx::{Any, AssertSqlSafe, Transaction};
use std::time::Duration;

/// A search that takes longer is given up; the run is tried again.
const PATIENCE: Duration = Duration::from_secs(5);

/// Begins it. PostgreSQL itself refuses to write in it and ends a statement that takes too long; SQLite's readers
/// cannot write at all, and [`in_time`] stops waiting for them: theirs is one of eight connections until they are done.
pub(super) async fn begin(db: &Db) -> sqlx::Result<Transaction<'static, Any>> {
    begin_within(db, PATIENCE).await
}

/// # Errors
/// [`sqlx::Error::PoolTimedOut`], which passes, when the answer is not there in time.
pub(super) async fn in_time<T>(answer: impl Future<Output = sqlx::Result<T>>) -> sqlx::Result<T> {
    within(PATIENCE, answer).await
}

async fn begin_within(db: &Db, patience: Duration) -> sqlx::Result<Transaction<'static, Any>> {
    let mut tx = db.read().begin_with(db.dialect().pick("BEGIN", "BEGIN READ ONLY")).await?;
    if db.dialect() == Dialect::Postgres {
        let sql = format!("SET LOCAL statement_timeout = {}", patience.as_millis());
        sqlx::query(AssertSqlSafe(sql)).execute(&mut *tx).await?; // a number of ours; it cannot be bound
    }
    Ok(tx)
}

async fn within<T>(patience: Duration, answer: impl Future<Output = sqlx::Result<T>>) -> sqlx::Result<T> {
    tokio::time::timeout(patience, answer).await.unwrap_or(Err(sqlx::Error::PoolTimedOut))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shop::tests::{shelf, shelf::count};
    use crate::store::testing::{databases, postgres};

    #[tokio::test]
    async fn the_catalogue_is_read_where_nothing_can_be_written() {
        for db in databases().await {
            shelf::demo(&db).await;
            let before = count(&db, "shop_product").await;
            for sql in [
                "UPDATE shop_product SET price_minor = 1",
                "DELETE FROM shop_stock",
                "INSERT INTO shop_stock (product_id, quantity) VALUES (2, 9)",
                "DROP TABLE shop_stock",
            ] {
                let mut tx = begin(&db).await.unwrap();
                let refused = sqlx::query(sql).execute(&mut *tx).await.unwrap_err().to_string();
                assert!(refused.contains("read-only") || refused.contains("readonly"), "{sql}: {refused}");
            }
            assert_eq!(count(&db, "shop_product").await, before);
            assert_eq!(count(&db, "shop_product WHERE price_minor = 1").await, 0);
        }
    }

    /// Counts for about a second on either database.
    const SLOW: &str = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000000)
                        SELECT CAST(COUNT(*) AS BIGINT) FROM n";

    #[tokio::test]
    async fn a_search_that_takes_too_long_is_given_up_and_others_go_on() {
        for db in databases().await {
            shelf::demo(&db).await;
            let short = Duration::from_millis(50);
            let slow = async {
                let mut tx = begin_within(&db, short).await?;
                sqlx::query_scalar::<_, i64>(SLOW).fetch_one(&mut *tx).await
            };
            within(short, slow).await.unwrap_err();
            assert!(super::super::vocabulary(&db).await.unwrap().brands.len() > 1);
        }
    }

    /// Nobody stops waiting here, so it is the server that ends the statement.
    #[tokio::test]
    async fn postgresql_itself_ends_a_statement_that_takes_too_long() {
        let Some(db) = postgres().await else { return };
        let mut tx = begin_within(&db, Duration::from_millis(50)).await.unwrap();
        let ended = sqlx::query_scalar::<_, i64>(SLOW).fetch_one(&mut *tx).await.unwrap_err().to_string();
        assert!(ended.contains("statement timeout"), "{ended}");
    }
}
