//! A writing transaction that remembers whom to wake once it is committed.

use super::{Dialect, Room, Wake};
use sqlx::{Any, AnyConnection, Transaction};
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// Dropped without [`Tx::commit`], it rolls back and wakes nobody.
pub struct Tx {
    inner: Transaction<'static, Any>,
    dialect: Dialect,
    wake: Arc<Wake>,
    rooms: Vec<Room>,
}

impl Tx {
    pub(super) fn new(inner: Transaction<'static, Any>, dialect: Dialect, wake: Arc<Wake>) -> Self {
        Self { inner, dialect, wake, rooms: Vec::new() }
    }

    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Rings once this is committed; a rollback rings nobody.
    pub fn wakes(&mut self, room: Room) {
        if !self.rooms.contains(&room) {
            self.rooms.push(room);
        }
    }

    /// What is durable on return: everything done in it.
    pub async fn commit(mut self) -> sqlx::Result<()> {
        if self.dialect == Dialect::Postgres {
            for room in &self.rooms {
                // Delivered by the server at commit, so a listener never looks too early.
                let sql = "SELECT CAST(pg_notify('countersign', $1) AS TEXT)";
                sqlx::query(sql).bind(room.as_str()).execute(&mut *self.inner).await?;
            }
        }
        self.inner.commit().await?;
        for room in self.rooms {
            self.wake.ring(room);
        }
        Ok(())
    }
}

impl Deref for Tx {
    type Target = AnyConnection;
    fn deref(&self) -> &AnyConnection {
        &self.inner
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        &mut self.inner
    }
}
