//! The doors a run has to the world. The backend opens them, bound to one customer.

use crate::case::Memory;
use crate::shop::{Delivery, Granted, Incoming, Product, ProductQuery, Stock, Vocabulary};
use api::Time;
use std::time::Duration;

/// Everything a run may ask. No method takes a customer: the implementation was made for the stored case's own, and
/// there is no other door. The catalogue is nobody's, and is only read.
#[async_trait::async_trait]
pub trait World: Send + Sync {
    /// All deliveries of the customer, by delivery id.
    async fn deliveries(&self) -> Result<Vec<Delivery>, WorldError>;
    async fn granted(&self) -> Result<Granted, WorldError>;
    /// What the case remembers, what this customer is owed and what is known of them: a bounded number of entries, however
    /// long the case is.
    async fn memory(&self) -> Result<Memory, WorldError>;
    /// The words of the catalogue.
    async fn vocabulary(&self) -> Result<Vocabulary, WorldError>;
    /// At most [`PRODUCTS_READ`](crate::shop::PRODUCTS_READ) products, by id.
    async fn products(&self, query: &ProductQuery) -> Result<Vec<Product>, WorldError>;
    /// One row a product at most, by product id; a product without a row is missing.
    async fn stock(&self, products: &[i64]) -> Result<Vec<Stock>, WorldError>;
    /// Every delivery to the shop, whatever became of it, by day.
    async fn incoming(&self, products: &[i64]) -> Result<Vec<Incoming>, WorldError>;
}

/// Time comes in from outside. Nodes see only what the runner asked for them and recorded.
pub trait Clock: Send + Sync {
    fn now(&self) -> Time;
    /// For the lengths of steps; never part of a node's input.
    fn monotonic(&self) -> Duration;
}

/// The world did not answer. Never turned into an answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
pub enum WorldError {
    /// Worth another attempt (a connection, a time-out).
    #[error("{what} could not be read: {why}")]
    Passing { what: String, why: String },
    /// Another attempt cannot help (a row that breaks its own rules).
    #[error("{what} cannot be understood: {why}")]
    Final { what: String, why: String },
}
