//! The delivery fee: owed while the parcel is late and under way, paid once it has arrived.

use super::{ActError, Deal, Refusal, refuse};
use crate::store::{Tx, micros};
use agent::policy::late_refund;
use agent::shop::DeliveryStatus;
use api::Money;

/// Pays a delivered, late parcel's fee back, or part of it; a tracked refund becomes the paid one.
pub(super) async fn pay(tx: &mut Tx, deal: &Deal<'_>) -> Result<String, ActError> {
    let amount = payable(deal)?;
    let sql = "INSERT INTO shop_refund (delivery_id, order_id, customer_id, state, amount_minor, fee_minor, currency, at)
               VALUES ($1, $2, $3, 'paid', $4, $5, $6, $7)
               ON CONFLICT (delivery_id) DO UPDATE
                  SET state = 'paid', amount_minor = excluded.amount_minor, at = excluded.at
                WHERE shop_refund.state = 'tracked'";
    let fee = deal.parcel.fee;
    let paid = sqlx::query(sql)
        .bind(deal.parcel.delivery_id)
        .bind(deal.parcel.order_id)
        .bind(&deal.parcel.customer_id)
        .bind(amount.minor)
        .bind(fee.minor)
        .bind(fee.currency.as_str())
        .bind(micros(deal.now))
        .execute(&mut **tx)
        .await?;
    match paid.rows_affected() {
        0 => refuse(
            Refusal::AlreadyDone,
            format!("The fee of order {} was refunded before.", deal.parcel.order_id),
        ),
        _ => Ok(format!("Refunded {amount} of the {fee} delivery fee of order {}", deal.parcel.order_id)),
    }
}

/// Remembers that a refund is owed once this late parcel arrives. One that arrived since the approval is tracked
/// too: the customer was promised it, and the follow-up pays.
pub(super) async fn track(tx: &mut Tx, deal: &Deal<'_>) -> Result<String, ActError> {
    deal.late()?;
    let sql = "INSERT INTO shop_refund (delivery_id, order_id, customer_id, state, fee_minor, currency, at)
               VALUES ($1, $2, $3, 'tracked', $4, $5, $6) ON CONFLICT (delivery_id) DO NOTHING";
    let tracked = sqlx::query(sql)
        .bind(deal.parcel.delivery_id)
        .bind(deal.parcel.order_id)
        .bind(&deal.parcel.customer_id)
        .bind(deal.parcel.fee.minor)
        .bind(deal.parcel.fee.currency.as_str())
        .bind(micros(deal.now))
        .execute(&mut **tx)
        .await?;
    match tracked.rows_affected() {
        0 => refuse(
            Refusal::AlreadyDone,
            format!("A refund for order {} is tracked or paid already.", deal.parcel.order_id),
        ),
        _ => Ok(format!("Tracking a refund for order {} until its parcel arrives", deal.parcel.order_id)),
    }
}

/// The approved amount, if it may be paid: above zero, at most what policy gives for the days it was late, and that
/// is at most the fee.
fn payable(deal: &Deal<'_>) -> Result<Money, ActError> {
    let late = deal.late()?;
    if deal.parcel.status != DeliveryStatus::Delivered {
        return deal.parcel.refused("has not arrived");
    }
    let most = late_refund(deal.parcel.fee, late, deal.policy.refund_percent_per_day);
    match deal.action.amount {
        Some(amount) if amount.currency != most.currency => {
            refuse(Refusal::Amount, format!("The fee was paid in {}.", most.currency))
        }
        Some(amount) if amount.minor > 0 && amount.minor <= most.minor => Ok(amount),
        Some(amount) => refuse(Refusal::Amount, format!("{amount} is not above zero and at most {most}.")),
        None => refuse(Refusal::Amount, "A refund needs an amount."),
    }
}
