//! A parcel of the demo shop arrives: what a carrier's message would do.

use crate::store::Tx;
use jiff::civil::Date;

#[derive(Debug, thiserror::Error)]
pub enum ArriveError {
    #[error("there is no parcel under way with this number")]
    NotUnderWay,
    #[error("the shop's database did not answer")]
    Store(#[from] sqlx::Error),
}

/// Only what is under way can arrive, once; what was cancelled or has arrived stays as it is.
///
/// # Errors
/// [`ArriveError::NotUnderWay`], or [`ArriveError::Store`] when the database does not answer.
pub async fn arrive(tx: &mut Tx, delivery_id: i64, on: Date) -> Result<(), ArriveError> {
    let sql = "UPDATE shop_delivery SET status = 'delivered', delivered_on = $2
                WHERE delivery_id = $1 AND status NOT IN ('delivered', 'cancelled', 'returned')";
    let done = sqlx::query(sql).bind(delivery_id).bind(on.to_string()).execute(&mut **tx).await?;
    if done.rows_affected() == 1 { Ok(()) } else { Err(ArriveError::NotUnderWay) }
}
