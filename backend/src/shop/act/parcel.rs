//! The delivery an action is about, held until the transaction ends: two actions on one parcel stand in a queue.

use super::{ActError, Refusal, refuse};
use crate::cases::CustomerScope;
use crate::shop::row::{day, money};
use crate::store::{Tx, word_of};
use agent::shop::DeliveryStatus;
use api::{ActionParams, Money};
use jiff::civil::Date;

pub(super) struct Parcel {
    pub delivery_id: i64,
    pub order_id: i64,
    pub customer_id: String,
    pub carrier: String,
    pub status: DeliveryStatus,
    pub promised_end: Option<Date>,
    pub delivered_on: Option<Date>,
    pub fee: Money,
    pub was_scanned: bool,
}

#[derive(sqlx::FromRow)]
struct Row {
    delivery_id: i64,
    order_id: i64,
    customer_id: String,
    carrier: String,
    status: String,
    promised_end: Option<String>,
    delivered_on: Option<String>,
    fee_minor: i64,
    currency: String,
    last_scan_at: Option<i64>,
}

/// # Errors
/// [`Refusal::UnknownDelivery`], in the same words whether it does not exist, belongs to another order or to
/// another customer.
pub(super) async fn hold(
    tx: &mut Tx,
    scope: &CustomerScope,
    what: &ActionParams,
) -> Result<Parcel, ActError> {
    let sql = tx.dialect().pick(
        "SELECT delivery_id, order_id, customer_id, carrier, status, promised_end, delivered_on, fee_minor, currency,
                last_scan_at
           FROM shop_delivery WHERE delivery_id = $1 AND order_id = $2 AND customer_id = $3",
        "SELECT delivery_id, order_id, customer_id, carrier, status, promised_end, delivered_on, fee_minor, currency,
                last_scan_at
           FROM shop_delivery WHERE delivery_id = $1 AND order_id = $2 AND customer_id = $3 FOR UPDATE",
    );
    let query = sqlx::query_as(sql).bind(what.delivery_id()).bind(what.order_id()).bind(scope.customer_id());
    let found: Option<Row> = query.fetch_optional(&mut **tx).await?;
    match found {
        Some(row) => Ok(Parcel::try_from(row)?),
        None => refuse(Refusal::UnknownDelivery, "This customer has no such delivery."),
    }
}

impl Parcel {
    /// # Errors
    /// [`Refusal::Status`] for what was cancelled or goes back.
    pub fn must_be_expected(&self) -> Result<(), ActError> {
        match self.status {
            DeliveryStatus::Cancelled => self.refused("was cancelled"),
            DeliveryStatus::Returned => self.refused("is on its way back"),
            DeliveryStatus::Pending
            | DeliveryStatus::Processing
            | DeliveryStatus::Shipped
            | DeliveryStatus::InTransit
            | DeliveryStatus::OutForDelivery
            | DeliveryStatus::Delivered
            | DeliveryStatus::Exception => Ok(()),
        }
    }

    /// `Order 48213 has not arrived.`
    pub fn refused<T>(&self, what: &str) -> Result<T, ActError> {
        refuse(Refusal::Status, format!("Order {} {what}.", self.order_id))
    }
}

impl TryFrom<Row> for Parcel {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> sqlx::Result<Self> {
        Ok(Self {
            delivery_id: row.delivery_id,
            order_id: row.order_id,
            customer_id: row.customer_id,
            carrier: row.carrier,
            status: word_of(&row.status)?,
            promised_end: day(row.promised_end.as_deref())?,
            delivered_on: day(row.delivered_on.as_deref())?,
            fee: money(row.fee_minor, &row.currency)?,
            was_scanned: row.last_scan_at.is_some(),
        })
    }
}
