//! Rows of the shop as the agent's types.

use crate::store::{time, word_of};
use agent::shop::{Coupon, Delivery, DeliveryRefund};
use api::{Currency, Money};
use jiff::civil::Date;

/// A delivery with the name of what is in it.
#[derive(sqlx::FromRow)]
pub(super) struct DeliveryRow {
    delivery_id: i64,
    order_id: i64,
    tracking_number: Option<String>,
    carrier: String,
    item: String,
    status: String,
    promised_start: Option<String>,
    promised_end: Option<String>,
    shipped_on: Option<String>,
    delivered_on: Option<String>,
    fee_minor: i64,
    currency: String,
    last_scan_at: Option<i64>,
}

impl TryFrom<DeliveryRow> for Delivery {
    type Error = sqlx::Error;

    fn try_from(row: DeliveryRow) -> sqlx::Result<Self> {
        Ok(Self {
            delivery_id: row.delivery_id,
            order_id: row.order_id,
            tracking_number: row.tracking_number,
            carrier: row.carrier,
            item: row.item,
            status: word_of(&row.status)?,
            promised_start: day(row.promised_start.as_deref())?,
            promised_end: day(row.promised_end.as_deref())?,
            shipped_on: day(row.shipped_on.as_deref())?,
            delivered_on: day(row.delivered_on.as_deref())?,
            fee: money(row.fee_minor, &row.currency)?,
            last_scan_at: row.last_scan_at.map(time),
        })
    }
}

#[derive(sqlx::FromRow)]
pub(super) struct RefundRow {
    delivery_id: i64,
    state: String,
    amount_minor: Option<i64>,
    currency: String,
}

impl TryFrom<RefundRow> for DeliveryRefund {
    type Error = sqlx::Error;

    fn try_from(row: RefundRow) -> sqlx::Result<Self> {
        let amount = row.amount_minor.map(|minor| money(minor, &row.currency)).transpose()?;
        Ok(Self { delivery_id: row.delivery_id, state: word_of(&row.state)?, amount })
    }
}

#[derive(sqlx::FromRow)]
pub(super) struct CouponRow {
    delivery_id: i64,
    code: String,
    issued_on: String,
    expires_on: String,
}

impl TryFrom<CouponRow> for Coupon {
    type Error = sqlx::Error;

    fn try_from(row: CouponRow) -> sqlx::Result<Self> {
        let (issued_on, expires_on) = (parse(&row.issued_on)?, parse(&row.expires_on)?);
        Ok(Self { delivery_id: row.delivery_id, code: row.code, issued_on, expires_on })
    }
}

/// All rows, or the first that breaks its own rules.
pub(super) fn all<R, T: TryFrom<R, Error = sqlx::Error>>(rows: Vec<R>) -> sqlx::Result<Vec<T>> {
    rows.into_iter().map(T::try_from).collect()
}

/// A calendar day of a column.
pub(super) fn day(text: Option<&str>) -> sqlx::Result<Option<Date>> {
    text.map(parse).transpose()
}

fn parse(text: &str) -> sqlx::Result<Date> {
    text.parse().map_err(|_| sqlx::Error::Decode("a day is YYYY-MM-DD".into()))
}

pub(super) fn money(minor: i64, currency: &str) -> sqlx::Result<Money> {
    let currency = Currency::parse(currency).map_err(|e| sqlx::Error::Decode(e.into()))?;
    Ok(Money::new(minor, currency))
}
