//! What a run may know of its customer's parcels and of what was given for them.

use super::row::{CouponRow, DeliveryRow, RefundRow, all, day};
use crate::cases::CustomerScope;
use crate::store::{Db, from_json, select};
use agent::shop::{Coupon, Delivery, DeliveryRefund, Granted};
use api::ActionParams;
use jiff::civil::Date;
use serde::Deserialize;

/// All deliveries of the customer, by delivery id.
///
/// # Errors
/// When the database does not answer, or a row breaks its own rules.
pub async fn deliveries(db: &Db, scope: &CustomerScope) -> sqlx::Result<Vec<Delivery>> {
    let sql = "SELECT d.delivery_id, d.order_id, d.tracking_number, d.carrier, p.name AS item, d.status,
                      d.promised_start, d.promised_end, d.shipped_on, d.delivered_on, d.fee_minor, d.currency,
                      d.last_scan_at
                 FROM shop_delivery d JOIN shop_product p ON p.id = d.product_id
                WHERE d.customer_id = $1 ORDER BY d.delivery_id";
    let query = sqlx::query_as(sql).bind(scope.customer_id()).fetch_all(db.read());
    let rows: Vec<DeliveryRow> = select(db, "shop_delivery", query).await?;
    all(rows)
}

/// What was given for the customer's deliveries, and what a person has approved and is still on its way.
///
/// # Errors
/// As [`deliveries`].
pub async fn granted(db: &Db, scope: &CustomerScope) -> sqlx::Result<Granted> {
    // On its way is read first: what runs in between is then seen twice, never missed.
    let pending = pending(db, scope).await?;
    Ok(Granted {
        pending,
        refunds: refunds(db, scope).await?,
        coupons: coupons(db, scope).await?,
        inquiries: inquiries(db, scope).await?,
    })
}

/// The day a parcel arrived; `None`: not yet, or no parcel of this customer.
///
/// # Errors
/// As [`deliveries`].
pub async fn delivery_arrived(
    db: &Db,
    scope: &CustomerScope,
    delivery_id: i64,
) -> sqlx::Result<Option<Date>> {
    let sql = "SELECT delivered_on FROM shop_delivery
                WHERE delivery_id = $1 AND customer_id = $2 AND status = 'delivered'";
    let query = sqlx::query_scalar(sql).bind(delivery_id).bind(scope.customer_id());
    let found: Option<Option<String>> = query.fetch_optional(db.read()).await?;
    day(found.flatten().as_deref())
}

async fn refunds(db: &Db, scope: &CustomerScope) -> sqlx::Result<Vec<DeliveryRefund>> {
    let sql = "SELECT delivery_id, state, amount_minor, currency FROM shop_refund
                WHERE customer_id = $1 ORDER BY delivery_id";
    let query = sqlx::query_as(sql).bind(scope.customer_id()).fetch_all(db.read());
    let rows: Vec<RefundRow> = select(db, "shop_refund", query).await?;
    all(rows)
}

async fn coupons(db: &Db, scope: &CustomerScope) -> sqlx::Result<Vec<Coupon>> {
    let sql = "SELECT delivery_id, code, issued_on, expires_on FROM shop_coupon
                WHERE customer_id = $1 ORDER BY delivery_id";
    let query = sqlx::query_as(sql).bind(scope.customer_id()).fetch_all(db.read());
    let rows: Vec<CouponRow> = select(db, "shop_coupon", query).await?;
    all(rows)
}

async fn inquiries(db: &Db, scope: &CustomerScope) -> sqlx::Result<Vec<i64>> {
    let sql = "SELECT delivery_id FROM shop_inquiry WHERE customer_id = $1 ORDER BY delivery_id";
    let query = sqlx::query_scalar(sql).bind(scope.customer_id()).fetch_all(db.read());
    select(db, "shop_inquiry", query).await
}

/// The action of an effect; its amount is the effects room's business.
#[derive(Deserialize)]
struct EffectBody {
    what: ActionParams,
}

const PENDING: &str = "SELECT body FROM effect
    WHERE customer_id = $1 AND kind = 'action' AND state IN ('held', 'ready', 'dispatching', 'unknown')
    ORDER BY created_at, id";

/// Over all cases of the customer: a refund approved in one is not proposed again in another.
async fn pending(db: &Db, scope: &CustomerScope) -> sqlx::Result<Vec<ActionParams>> {
    let query = sqlx::query_scalar(PENDING).bind(scope.customer_id()).fetch_all(db.read());
    let bodies: Vec<String> = select(db, "effect", query).await?;
    bodies.iter().map(|body| from_json::<EffectBody>(body).map(|body| body.what)).collect()
}

#[cfg(test)]
mod plans {
    use super::*;
    use crate::store::testing::finds_by_index;

    #[tokio::test]
    async fn what_is_pending_is_found_without_reading_what_is_done() {
        finds_by_index(PENDING, PENDING).await;
    }
}
