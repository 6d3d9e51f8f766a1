//! The worlds of labelled suites: `world.json` into the shop's tables of a fresh database, and what became of them.

mod final_state;
mod loose;
mod table;

pub use final_state::final_state;

use super::fill;
use crate::store::Tx;
use serde::de::DeserializeOwned;
use serde_json::Value;

#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    #[error("row {row} of `{table}` cannot be read: {why}")]
    Row { table: &'static str, row: usize, why: String },
    #[error("a row of `{table}` breaks the shop's own rules: {source}")]
    Store { table: &'static str, source: sqlx::Error },
}

/// Loads the tables that the shop has so far; others are passed over, missing ones are empty. The case's own changes
/// (`world.set`) are already made in `tables`.
///
/// # Errors
/// [`LoadError`] names the table; the caller rolls back.
pub async fn load(tx: &mut Tx, tables: &Value) -> Result<(), LoadError> {
    for row in rows::<table::Customer>(tables, "customers")? {
        fill::customer(tx, &row.into()).await.map_err(broken("customers"))?;
    }
    for row in rows::<table::Shoe>(tables, "shoe_characteristics")? {
        fill::product(tx, &row.into()).await.map_err(broken("shoe_characteristics"))?;
    }
    for row in rows::<table::Inventory>(tables, "inventory")? {
        fill::stock(tx, &row.into()).await.map_err(broken("inventory"))?;
    }
    for row in rows::<table::IncomingDelivery>(tables, "incoming_deliveries")? {
        fill::incoming(tx, &row.into()).await.map_err(broken("incoming_deliveries"))?;
    }
    for row in rows::<table::ItemDelivery>(tables, "item_deliveries")? {
        fill::delivery(tx, &row.into()).await.map_err(broken("item_deliveries"))?;
    }
    for row in rows::<table::CouponIssued>(tables, "coupon_issued")? {
        fill::given(tx, &row.into()).await.map_err(broken("coupon_issued"))?;
    }
    for row in rows::<table::Refund>(tables, "refunds")? {
        fill::given(tx, &row.into()).await.map_err(broken("refunds"))?;
    }
    for row in rows::<table::Inquiry>(tables, "inquiries")? {
        fill::given(tx, &row.into()).await.map_err(broken("inquiries"))?;
    }
    Ok(())
}

fn rows<T: DeserializeOwned>(tables: &Value, table: &'static str) -> Result<Vec<T>, LoadError> {
    let rows = tables.get(table).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let read = |(row, value): (usize, &Value)| {
        T::deserialize(value).map_err(|e| LoadError::Row { table, row, why: e.to_string() })
    };
    rows.iter().enumerate().map(read).collect()
}

fn broken(table: &'static str) -> impl Fn(sqlx::Error) -> LoadError {
    move |source| LoadError::Store { table, source }
}
