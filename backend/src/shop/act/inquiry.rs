//! Asking the carrier where a parcel is.

use super::{ActError, Deal, Refusal, refuse};
use crate::store::{Tx, micros};

/// Only what the carrier has had in its hands, and has not brought.
pub(super) async fn open(tx: &mut Tx, deal: &Deal<'_>) -> Result<String, ActError> {
    may_be_asked(deal)?;
    let sql = "INSERT INTO shop_inquiry (delivery_id, order_id, customer_id, at)
               VALUES ($1, $2, $3, $4) ON CONFLICT (delivery_id) DO NOTHING";
    let asked = sqlx::query(sql)
        .bind(deal.parcel.delivery_id)
        .bind(deal.parcel.order_id)
        .bind(&deal.parcel.customer_id)
        .bind(micros(deal.now))
        .execute(&mut **tx)
        .await?;
    let (carrier, order) = (&deal.parcel.carrier, deal.parcel.order_id);
    match asked.rows_affected() {
        0 => refuse(Refusal::AlreadyDone, format!("{carrier} was asked about order {order} before.")),
        _ => Ok(format!("Asked {carrier} where the parcel of order {order} is")),
    }
}

fn may_be_asked(deal: &Deal<'_>) -> Result<(), ActError> {
    deal.late()?;
    if deal.parcel.delivered_on.is_some() {
        return deal.parcel.refused("has arrived meanwhile: there is nothing to ask");
    }
    if !deal.parcel.was_scanned {
        return deal.parcel.refused("was never scanned: the carrier cannot know of it");
    }
    Ok(())
}
