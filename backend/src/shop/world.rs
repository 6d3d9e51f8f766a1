//! The agent's doors, bound to the customer of one stored case.

use super::{catalogue, read};
use crate::cases::CustomerScope;
use crate::store::{Db, from_json, select, time, word_of};
use agent::case::MemoryEntry;
use agent::shop::{Delivery, Granted, Incoming, Product, ProductQuery, Stock, Vocabulary};
use agent::world::{World, WorldError};

/// Opens the doors for a run of this case.
pub fn of(db: Db, scope: CustomerScope) -> CustomerWorld {
    CustomerWorld { db, scope }
}

/// See [`World`]: no method takes a customer, so a node cannot ask for another's.
pub struct CustomerWorld {
    db: Db,
    scope: CustomerScope,
}

#[async_trait::async_trait]
impl World for CustomerWorld {
    async fn deliveries(&self) -> Result<Vec<Delivery>, WorldError> {
        read::deliveries(&self.db, &self.scope).await.map_err(|error| told("deliveries", &error))
    }

    async fn granted(&self) -> Result<Granted, WorldError> {
        read::granted(&self.db, &self.scope).await.map_err(|error| told("granted", &error))
    }

    async fn memory(&self) -> Result<Vec<MemoryEntry>, WorldError> {
        memory(&self.db, &self.scope).await.map_err(|error| told("memory", &error))
    }

    async fn vocabulary(&self) -> Result<Vocabulary, WorldError> {
        catalogue::vocabulary(&self.db).await.map_err(|error| told("vocabulary", &error))
    }

    async fn products(&self, query: &ProductQuery) -> Result<Vec<Product>, WorldError> {
        catalogue::products(&self.db, query).await.map_err(|error| told("products", &error))
    }

    async fn stock(&self, products: &[i64]) -> Result<Vec<Stock>, WorldError> {
        catalogue::stock(&self.db, products).await.map_err(|error| told("stock", &error))
    }

    async fn incoming(&self, products: &[i64]) -> Result<Vec<Incoming>, WorldError> {
        catalogue::incoming(&self.db, products).await.map_err(|error| told("incoming", &error))
    }
}

/// A row that cannot be read will not read better the next time; everything else may.
fn told(what: &str, error: &sqlx::Error) -> WorldError {
    let (what, why) = (what.to_owned(), error.to_string());
    match error {
        sqlx::Error::Decode(_) | sqlx::Error::ColumnDecode { .. } => WorldError::Final { what, why },
        _ => WorldError::Passing { what, why },
    }
}

#[derive(sqlx::FromRow)]
struct MemoryRow {
    role: String,
    message_id: String,
    at: i64,
    body: String,
    ids: String,
    promises: String,
}

async fn memory(db: &Db, scope: &CustomerScope) -> sqlx::Result<Vec<MemoryEntry>> {
    let sql = "SELECT role, message_id, at, body, ids, promises FROM memory
                WHERE case_id = $1 AND customer_id = $2 ORDER BY position, at, message_id, role";
    let query = sqlx::query_as(sql).bind(scope.case_id().as_str()).bind(scope.customer_id());
    let rows: Vec<MemoryRow> = select(db, "memory", query.fetch_all(db.read())).await?;
    rows.into_iter().map(entry).collect()
}

fn entry(row: MemoryRow) -> sqlx::Result<MemoryEntry> {
    Ok(MemoryEntry {
        role: word_of(&row.role)?,
        source: row.message_id,
        at: time(row.at),
        text: row.body,
        ids: from_json(&row.ids)?,
        promises: from_json(&row.promises)?,
    })
}
