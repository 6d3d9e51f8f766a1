//! What the actions of a case have left in the shop.

use crate::store::Db;
use serde::Serialize;
use serde_json::{Value, json};

#[derive(sqlx::FromRow, Serialize)]
struct Refund {
    delivery_id: i64,
    order_id: i64,
    customer_id: String,
    state: String,
    amount_minor: Option<i64>,
    currency: String,
}

#[derive(sqlx::FromRow, Serialize)]
struct Coupon {
    delivery_id: i64,
    order_id: i64,
    customer_id: String,
    code: String,
    issued_on: String,
    expires_on: String,
}

#[derive(sqlx::FromRow, Serialize)]
struct Inquiry {
    delivery_id: i64,
    order_id: i64,
    customer_id: String,
}

/// `{"refunds": [..], "coupons": [..], "inquiries": [..]}`, by delivery id: only what was carried out, nothing that
/// was loaded.
///
/// # Errors
/// When the database does not answer.
pub async fn final_state(db: &Db) -> sqlx::Result<Value> {
    let refunds: Vec<Refund> = sqlx::query_as(REFUNDS).fetch_all(db.read()).await?;
    let coupons: Vec<Coupon> = sqlx::query_as(COUPONS).fetch_all(db.read()).await?;
    let inquiries: Vec<Inquiry> = sqlx::query_as(INQUIRIES).fetch_all(db.read()).await?;
    Ok(json!({ "refunds": refunds, "coupons": coupons, "inquiries": inquiries }))
}

const REFUNDS: &str = "SELECT delivery_id, order_id, customer_id, state, amount_minor, currency
     FROM shop_refund r
    WHERE EXISTS (SELECT 1 FROM shop_executed e WHERE e.delivery_id = r.delivery_id
                     AND e.type IN ('refund_delivery_fee', 'track_refund_delivery_fee'))
    ORDER BY delivery_id";

const COUPONS: &str = "SELECT delivery_id, order_id, customer_id, code, issued_on, expires_on
     FROM shop_coupon c
    WHERE EXISTS (SELECT 1 FROM shop_executed e WHERE e.delivery_id = c.delivery_id
                     AND e.type = 'coupon_expedited_delivery')
    ORDER BY delivery_id";

const INQUIRIES: &str = "SELECT delivery_id, order_id, customer_id
     FROM shop_inquiry i
    WHERE EXISTS (SELECT 1 FROM shop_executed e WHERE e.delivery_id = i.delivery_id
                     AND e.type = 'carrier_inquiry')
    ORDER BY delivery_id";
