//! The coupon for free expedited delivery.

use super::{ActError, Deal, Refusal, refuse};
use crate::shop::code::coupon_code;
use crate::store::Tx;
use jiff::ToSpan;
use jiff::civil::Date;

pub(super) async fn issue(tx: &mut Tx, deal: &Deal<'_>, valid_days: i64) -> Result<String, ActError> {
    deal.late()?;
    let expires_on = last_day(deal, valid_days)?;
    let code = coupon_code(&deal.action.idempotency_key);
    let sql = "INSERT INTO shop_coupon (delivery_id, order_id, customer_id, code, issued_on, expires_on)
               VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (delivery_id) DO NOTHING";
    let issued = sqlx::query(sql)
        .bind(deal.parcel.delivery_id)
        .bind(deal.parcel.order_id)
        .bind(&deal.parcel.customer_id)
        .bind(&code)
        .bind(deal.today.to_string())
        .bind(expires_on.to_string())
        .execute(&mut **tx)
        .await?;
    match issued.rows_affected() {
        0 => refuse(Refusal::AlreadyDone, format!("Order {} has its coupon already.", deal.parcel.order_id)),
        _ => Ok(format!("Issued coupon {code} for free expedited delivery, valid until {expires_on}")),
    }
}

fn last_day(deal: &Deal<'_>, valid_days: i64) -> Result<Date, ActError> {
    let most = deal.policy.coupon_valid_days;
    if !(1..=most).contains(&valid_days) {
        return refuse(Refusal::Amount, format!("A coupon is valid for 1 to {most} days, not {valid_days}."));
    }
    match deal.today.checked_add(valid_days.days()) {
        Ok(day) => Ok(day),
        Err(_) => refuse(Refusal::Settings, format!("{valid_days} days from now is beyond the calendar.")),
    }
}
