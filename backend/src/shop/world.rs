//! The agent's doors, bound to the customer of one stored case.

use super::{catalogue, read};
use crate::cases::CustomerScope;
use crate::memory;
use crate::store::Db;
use agent::case::Memory;
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

    async fn memory(&self) -> Result<Memory, WorldError> {
        memory::recall(&self.db, &self.scope).await.map_err(|error| told("memory", &error))
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
