//! Filling the shop's tables: for the demo and for evaluations. A running shop is changed by actions only.

use crate::store::{Tx, micros};
use agent::shop::{DeliveryStatus, Incoming, Product, RefundState, Stock};
use api::{Money, Time};
use jiff::civil::Date;

#[derive(Debug, Clone)]
pub struct NewCustomer {
    pub id: String,
    pub email: String,
    pub name: String,
    pub since: Option<Date>,
}

#[derive(Debug, Clone)]
pub struct NewDelivery {
    pub delivery_id: i64,
    pub order_id: i64,
    pub customer_id: String,
    pub product_id: i64,
    pub tracking_number: Option<String>,
    pub carrier: String,
    pub status: DeliveryStatus,
    pub promised_start: Option<Date>,
    pub promised_end: Option<Date>,
    pub shipped_on: Option<Date>,
    pub delivered_on: Option<Date>,
    pub fee: Money,
    pub last_scan_at: Option<Time>,
}

/// What was given for a delivery before the story begins. Order, owner and fee are the delivery's own.
#[derive(Debug, Clone)]
pub enum Given {
    Refund { delivery_id: i64, state: RefundState, amount_minor: Option<i64>, at: Time },
    Coupon { delivery_id: i64, code: String, issued_on: Date, expires_on: Date },
    Inquiry { delivery_id: i64, at: Time },
}

pub async fn customer(tx: &mut Tx, new: &NewCustomer) -> sqlx::Result<()> {
    let sql = "INSERT INTO shop_customer (id, email, name, since) VALUES ($1, $2, $3, $4)";
    let query = sqlx::query(sql).bind(&new.id).bind(&new.email).bind(&new.name).bind(text(new.since));
    query.execute(&mut **tx).await.map(drop)
}

pub async fn product(tx: &mut Tx, new: &Product) -> sqlx::Result<()> {
    let sql = "INSERT INTO shop_product (id, name, brand, model, category, colour, size, material, weight_g,
                                         price_minor, currency, description)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    sqlx::query(sql)
        .bind(new.id)
        .bind(&new.name)
        .bind(&new.brand)
        .bind(&new.model)
        .bind(&new.category)
        .bind(&new.colour)
        .bind(&new.size)
        .bind(&new.material)
        .bind(new.weight_g)
        .bind(new.price.minor)
        .bind(new.price.currency.as_str())
        .bind(&new.description)
        .execute(&mut **tx)
        .await
        .map(drop)
}

pub async fn stock(tx: &mut Tx, new: &Stock) -> sqlx::Result<()> {
    let sql = "INSERT INTO shop_stock (product_id, quantity) VALUES ($1, $2)";
    sqlx::query(sql).bind(new.product_id).bind(new.quantity).execute(&mut **tx).await.map(drop)
}

pub async fn incoming(tx: &mut Tx, new: &Incoming) -> sqlx::Result<()> {
    let sql =
        "INSERT INTO shop_incoming (delivery_id, product_id, quantity, expected_on, received_on, status)
               VALUES ($1, $2, $3, $4, $5, $6)";
    sqlx::query(sql)
        .bind(new.delivery_id)
        .bind(new.product_id)
        .bind(new.quantity)
        .bind(new.expected_on.to_string())
        .bind(text(new.received_on))
        .bind(new.status.as_str())
        .execute(&mut **tx)
        .await
        .map(drop)
}

pub async fn delivery(tx: &mut Tx, new: &NewDelivery) -> sqlx::Result<()> {
    let sql =
        "INSERT INTO shop_delivery (delivery_id, order_id, customer_id, product_id, tracking_number, carrier,
                                          status, promised_start, promised_end, shipped_on, delivered_on,
                                          fee_minor, currency, last_scan_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    sqlx::query(sql)
        .bind(new.delivery_id)
        .bind(new.order_id)
        .bind(&new.customer_id)
        .bind(new.product_id)
        .bind(&new.tracking_number)
        .bind(&new.carrier)
        .bind(new.status.as_str())
        .bind(text(new.promised_start))
        .bind(text(new.promised_end))
        .bind(text(new.shipped_on))
        .bind(text(new.delivered_on))
        .bind(new.fee.minor)
        .bind(new.fee.currency.as_str())
        .bind(new.last_scan_at.map(micros))
        .execute(&mut **tx)
        .await
        .map(drop)
}

/// # Errors
/// [`sqlx::Error::RowNotFound`] for a delivery that is not there.
pub async fn given(tx: &mut Tx, given: &Given) -> sqlx::Result<()> {
    let rows = match given {
        Given::Refund { delivery_id, state, amount_minor, at } => {
            refund(tx, *delivery_id, *state, *amount_minor, *at).await?
        }
        Given::Coupon { delivery_id, code, issued_on, expires_on } => {
            coupon(tx, *delivery_id, code, *issued_on, *expires_on).await?
        }
        Given::Inquiry { delivery_id, at } => inquiry(tx, *delivery_id, *at).await?,
    };
    if rows == 1 { Ok(()) } else { Err(sqlx::Error::RowNotFound) }
}

// The casts tell PostgreSQL what a bound value is where it stands in a SELECT.

async fn refund(tx: &mut Tx, id: i64, state: RefundState, minor: Option<i64>, at: Time) -> sqlx::Result<u64> {
    let sql = "INSERT INTO shop_refund (delivery_id, order_id, customer_id, state, amount_minor, fee_minor, currency, at)
               SELECT delivery_id, order_id, customer_id, CAST($2 AS TEXT), CAST($3 AS BIGINT), fee_minor, currency,
                      CAST($4 AS BIGINT)
                 FROM shop_delivery WHERE delivery_id = $1";
    let state = crate::store::word(state);
    let query = sqlx::query(sql).bind(id).bind(state).bind(minor).bind(micros(at));
    Ok(query.execute(&mut **tx).await?.rows_affected())
}

async fn coupon(tx: &mut Tx, id: i64, code: &str, issued: Date, expires: Date) -> sqlx::Result<u64> {
    let sql = "INSERT INTO shop_coupon (delivery_id, order_id, customer_id, code, issued_on, expires_on)
               SELECT delivery_id, order_id, customer_id, CAST($2 AS TEXT), CAST($3 AS TEXT), CAST($4 AS TEXT)
                 FROM shop_delivery WHERE delivery_id = $1";
    let query = sqlx::query(sql).bind(id).bind(code).bind(issued.to_string()).bind(expires.to_string());
    Ok(query.execute(&mut **tx).await?.rows_affected())
}

async fn inquiry(tx: &mut Tx, id: i64, at: Time) -> sqlx::Result<u64> {
    let sql = "INSERT INTO shop_inquiry (delivery_id, order_id, customer_id, at)
               SELECT delivery_id, order_id, customer_id, CAST($2 AS BIGINT) FROM shop_delivery WHERE delivery_id = $1";
    Ok(sqlx::query(sql).bind(id).bind(micros(at)).execute(&mut **tx).await?.rows_affected())
}

fn text(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}
