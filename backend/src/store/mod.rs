//! The store: one codebase on SQLite and PostgreSQL through `sqlx::Any`.
//!
//! SQL stands as text beside its one caller, with `$1` placeholders, the same on both databases. What truly differs
//! is in `dialect`. Columns are only BIGINT and TEXT: times are microseconds UTC, booleans 0 or 1, JSON is text.
//! Invariant: a transaction is opened by the domain function that keeps the promise (`accept`, `decide`, `finish`),
//! never by a handler and never by the SQL.

mod column;
mod dialect;
mod open;
mod seen;
mod sweep;
#[cfg(test)]
pub mod testing;
mod tx;
mod wake;

pub use column::{from_json, micros, time, to_json, word, word_of};
pub use dialect::Dialect;
pub use open::{OpenError, SCHEMA_VERSION};
pub use seen::select;
pub use sweep::or_leave;
pub use tx::Tx;
pub use wake::{Room, Wake};

use sqlx::AnyPool;
use std::sync::Arc;

/// A handle on the database; cheap to clone.
#[derive(Clone)]
pub struct Db {
    /// One connection on SQLite: its writers stand in a queue of ours instead of busy-waiting.
    write: AnyPool,
    read: AnyPool,
    dialect: Dialect,
    namespace: Arc<str>,
    wake: Arc<Wake>,
}

impl Db {
    /// For statements outside a transaction that only read.
    pub fn read(&self) -> &AnyPool {
        &self.read
    }

    /// For a single statement that writes and needs no transaction of its own.
    pub fn write(&self) -> &AnyPool {
        &self.write
    }

    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The database's own name, without host or user.
    pub fn namespace(&self) -> &str {
        &self.namespace
    }

    pub fn wake(&self) -> &Arc<Wake> {
        &self.wake
    }

    /// A transaction that writes. On SQLite it holds the write lock from its start, so it never fails half-way for
    /// somebody else's write.
    pub async fn begin(&self) -> sqlx::Result<Tx> {
        let inner = self.write.begin_with(self.dialect.begin()).await?;
        Ok(Tx::new(inner, self.dialect, self.wake.clone()))
    }

    pub async fn close(&self) {
        self.read.close().await;
        self.write.close().await;
    }
}
