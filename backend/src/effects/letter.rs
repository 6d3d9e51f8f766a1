//! What an effect does, in the words of the screen.

use super::ActionBody;
use api::ActionParams;

/// `Refund $3.00 of the delivery fee of order 1007`.
pub fn action_words(body: &ActionBody) -> String {
    let order = body.what.order_id();
    match (&body.what, body.amount) {
        (ActionParams::RefundDeliveryFee { .. }, Some(amount)) => {
            format!("Refund {amount} of the delivery fee of order {order}")
        }
        (ActionParams::RefundDeliveryFee { .. }, None) => format!("Refund the delivery fee of order {order}"),
        (ActionParams::TrackRefundDeliveryFee { .. }, _) => {
            format!("Track the refund owed for order {order}")
        }
        (ActionParams::CouponExpeditedDelivery { valid_days, .. }, _) => {
            format!("Coupon for expedited delivery, valid {valid_days} days (order {order})")
        }
        (ActionParams::CarrierInquiry { .. }, _) => format!("Ask the carrier about order {order}"),
    }
}
