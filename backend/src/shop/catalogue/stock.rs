//! How many are there, and what is to come.

use super::reading::{begin, in_time};
use crate::shop::row::{all, day};
use crate::store::{Db, select, word_of};
use agent::shop::{Incoming, Stock};
use sqlx::AssertSqlSafe;

/// A product without a row is missing.
///
/// # Errors
/// When the database does not answer in time.
pub async fn stock(db: &Db, products: &[i64]) -> sqlx::Result<Vec<Stock>> {
    let sql = "SELECT product_id, quantity FROM shop_stock WHERE product_id";
    let query = of_products(db, sql, "product_id", products);
    let rows: Vec<(i64, i64)> = select(db, "shop_stock", query).await?;
    Ok(rows.into_iter().map(|(product_id, quantity)| Stock { product_id, quantity }).collect())
}

/// All deliveries, whatever became of them: what counts is the agent's to say.
///
/// # Errors
/// As [`stock`], or when a row breaks its own rules.
pub async fn incoming(db: &Db, products: &[i64]) -> sqlx::Result<Vec<Incoming>> {
    let sql = "SELECT delivery_id, product_id, quantity, expected_on, received_on, status
                 FROM shop_incoming WHERE product_id";
    let query = of_products(db, sql, "expected_on, delivery_id", products);
    let rows: Vec<IncomingRow> = select(db, "shop_incoming", query).await?;
    all(rows)
}

async fn of_products<T>(db: &Db, sql: &str, order: &str, products: &[i64]) -> sqlx::Result<Vec<T>>
where
    T: for<'r> sqlx::FromRow<'r, sqlx::any::AnyRow> + Send + Unpin,
{
    if products.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (1..=products.len()).map(|place| format!("${place}")).collect();
    let text = format!("{sql} IN ({}) ORDER BY {order} LIMIT 1000", places.join(", "));
    let mut query = sqlx::query_as(AssertSqlSafe(text)); // places only: ids are bound
    for id in products {
        query = query.bind(*id);
    }
    in_time(async { query.fetch_all(&mut *begin(db).await?).await }).await
}

#[derive(sqlx::FromRow)]
struct IncomingRow {
    delivery_id: i64,
    product_id: i64,
    quantity: i64,
    expected_on: String,
    received_on: Option<String>,
    status: String,
}

impl TryFrom<IncomingRow> for Incoming {
    type Error = sqlx::Error;

    fn try_from(row: IncomingRow) -> sqlx::Result<Self> {
        let expected_on = day(Some(&row.expected_on))?.ok_or(sqlx::Error::RowNotFound)?;
        Ok(Self {
            delivery_id: row.delivery_id,
            product_id: row.product_id,
            quantity: row.quantity,
            expected_on,
            received_on: day(row.received_on.as_deref())?,
            status: word_of(&row.status)?,
        })
    }
}
