//! Of the actions.

use super::count;
use api::{ActionParams, ActionView, Money};

pub const DONE_WITH: &str = "Done with this mail";
pub const NOTHING_ELSE: &str = "nothing but the reply";
pub const OFFERED: &str = "Offered, not chosen";
pub const OFFERED_REST: &str = "policy allows these; tick what you will do";
pub const LOWERED: &str = "Lowered by you";
pub const REFUSED: &str = "Refused by you";
pub const TAKEN: &str = "Chosen by you";
pub const NO_AMOUNT: &str = "No action of this draft has an amount.";
pub const NOT_AN_AMOUNT: &str = "That is not an amount. Two decimals at most, like 3.00";

pub fn of(taken: usize, all: usize) -> String {
    format!("{taken} of {}", count(all, "action", "actions"))
}

pub fn title(what: &ActionParams) -> &'static str {
    match what {
        ActionParams::RefundDeliveryFee { .. } => "Refund part of the delivery fee",
        ActionParams::TrackRefundDeliveryFee { .. } => "Refund the fee once the parcel arrives",
        ActionParams::CouponExpeditedDelivery { .. } => "Coupon: free expedited delivery",
        ActionParams::CarrierInquiry { .. } => "Ask the carrier where the parcel is",
    }
}

/// As a toast and a row name it: `$3.00 refund`.
pub fn short(action: &ActionView, amount: Option<Money>) -> String {
    match &action.what {
        ActionParams::RefundDeliveryFee { .. } => match amount.or(action.amount) {
            Some(amount) => format!("{amount} refund"),
            None => "refund".to_owned(),
        },
        ActionParams::TrackRefundDeliveryFee { .. } => "refund on arrival".to_owned(),
        ActionParams::CouponExpeditedDelivery { .. } => "coupon".to_owned(),
        ActionParams::CarrierInquiry { .. } => "carrier inquiry".to_owned(),
    }
}

/// What stands at the right of a row without an amount.
pub fn aside(what: &ActionParams) -> String {
    match what {
        ActionParams::CouponExpeditedDelivery { valid_days, .. } => format!("valid {valid_days} days"),
        ActionParams::RefundDeliveryFee { order_id, .. }
        | ActionParams::TrackRefundDeliveryFee { order_id, .. }
        | ActionParams::CarrierInquiry { order_id, .. } => format!("order {order_id}"),
    }
}

pub fn up_to(cap: Money) -> String {
    format!("up to {cap}")
}

pub fn policy_allows(cap: Money) -> String {
    format!("policy allows up to {cap}")
}

pub fn amount_label(title: &str) -> String {
    format!("Amount: {title}")
}

pub fn rule(rule: &str) -> String {
    format!("rule {rule}")
}

pub fn must_not_promise(paragraphs: &[usize]) -> Option<String> {
    let named: Vec<String> = paragraphs.iter().map(|number| format!("¶{number}")).collect();
    (!named.is_empty()).then(|| format!("{} must not promise it", named.join(", ")))
}
