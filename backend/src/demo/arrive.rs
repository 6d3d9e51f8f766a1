//! The parcels of an order arrive, and whoever waits for them looks again at once instead of tomorrow.

pub(super) use crate::shop::ArriveError;
use crate::shop::arrive;
use crate::store::{Tx, micros};
use api::Time;
use jiff::civil::Date;

/// # Errors
/// [`ArriveError::NotUnderWay`] when nothing of this order can arrive any more.
pub(super) async fn arrive_order(tx: &mut Tx, order_id: i64, on: Date, now: Time) -> Result<(), ArriveError> {
    let under_way = under_way(tx, order_id).await?;
    if under_way.is_empty() {
        return Err(ArriveError::NotUnderWay);
    }
    for delivery_id in under_way {
        arrive(tx, delivery_id, on).await?;
        look_again(tx, delivery_id, now).await?;
    }
    Ok(())
}

async fn under_way(tx: &mut Tx, order_id: i64) -> sqlx::Result<Vec<i64>> {
    let sql = "SELECT delivery_id FROM shop_delivery
                WHERE order_id = $1 AND status NOT IN ('delivered', 'cancelled', 'returned') ORDER BY delivery_id";
    sqlx::query_scalar(sql).bind(order_id).fetch_all(&mut **tx).await
}

async fn look_again(tx: &mut Tx, delivery_id: i64, now: Time) -> sqlx::Result<()> {
    let sql = "UPDATE follow_up SET look_at = $2 WHERE delivery_id = $1 AND state = 'open' AND look_at > $2";
    sqlx::query(sql).bind(delivery_id).bind(micros(now)).execute(&mut **tx).await?;
    Ok(())
}
