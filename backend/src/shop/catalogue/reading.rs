//! A transaction that only reads, and not for long.

use crate::store::{Db, Dialect};
use sqlx::{Any, Transaction};
use std::time::Duration;

/// A search that takes longer is given up; the run is tried again.
const PATIENCE: Duration = Duration::from_secs(5);

/// Begins it. PostgreSQL itself refuses to write in it and ends a statement that takes too long; SQLite's readers
/// cannot write at all, and [`in_time`] stops waiting for them.
pub(super) async fn begin(db: &Db) -> sqlx::Result<Transaction<'static, Any>> {
    let mut tx = db.read().begin_with(db.dialect().pick("BEGIN", "BEGIN READ ONLY")).await?;
    if db.dialect() == Dialect::Postgres {
        sqlx::query("SET LOCAL statement_timeout = '5s'").execute(&mut *tx).await?;
    }
    Ok(tx)
}

/// # Errors
/// [`sqlx::Error::PoolTimedOut`], which passes, when the answer is not there in time.
pub(super) async fn in_time<T>(answer: impl Future<Output = sqlx::Result<T>>) -> sqlx::Result<T> {
    tokio::time::timeout(PATIENCE, answer).await.unwrap_or(Err(sqlx::Error::PoolTimedOut))
}
