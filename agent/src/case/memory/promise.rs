//! What we owe a customer: read from the actions that have run, never from a text.

use api::{ActionParams, Time};
use serde::{Deserialize, Serialize};

/// An action that has run, as far as a promise hangs on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Executed {
    pub what: ActionParams,
    pub at: Time,
    /// The Message-ID of the reply that told of it; `None`: nobody was told, so nothing was promised.
    pub source: Option<String>,
    /// Its follow-up has ended: nothing is owed any more.
    pub is_settled: bool,
}

/// An open promise and where it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    pub what: Promised,
    pub order_id: i64,
    pub delivery_id: i64,
    pub since: Time,
    /// The Message-ID of our reply.
    pub source: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Promised {
    /// Part of the delivery fee, once the parcel has come.
    Refund,
    /// What the carrier says.
    CarrierAnswer,
}

impl Promised {
    pub fn words(self, order_id: i64) -> String {
        match self {
            Self::Refund => {
                format!("Refund part of the delivery fee of order {order_id} once it has arrived")
            }
            Self::CarrierAnswer => format!("Tell what the carrier says about order {order_id}"),
        }
    }
}

/// What an action promises by having run.
pub fn promised(action: &ActionParams) -> Option<(Promised, i64, i64)> {
    match *action {
        ActionParams::TrackRefundDeliveryFee { order_id, delivery_id } => {
            Some((Promised::Refund, order_id, delivery_id))
        }
        ActionParams::CarrierInquiry { order_id, delivery_id } => {
            Some((Promised::CarrierAnswer, order_id, delivery_id))
        }
        ActionParams::RefundDeliveryFee { .. } | ActionParams::CouponExpeditedDelivery { .. } => None,
    }
}

/// The promises that are still owed, newest first. A delivery's fee is refunded once it has arrived, so the refund
/// keeps both what was tracked and what the carrier was asked.
pub fn open(executed: &[Executed]) -> Vec<Promise> {
    let kept_at = |delivery: i64| {
        let refunds = executed.iter().filter(|action| refunds(&action.what, delivery));
        refunds.map(|action| action.at).max()
    };
    let owed = executed.iter().filter(|action| !action.is_settled).filter_map(|action| {
        let (what, order_id, delivery_id) = promised(&action.what)?;
        let promise =
            Promise { what, order_id, delivery_id, since: action.at, source: action.source.clone()? };
        kept_at(delivery_id).is_none_or(|kept_at| kept_at < action.at).then_some(promise)
    });
    let mut owed: Vec<Promise> = owed.collect();
    owed.sort_by_key(|promise| (std::cmp::Reverse(promise.since), promise.delivery_id));
    owed
}

fn refunds(action: &ActionParams, delivery: i64) -> bool {
    matches!(action, ActionParams::RefundDeliveryFee { delivery_id, .. } if *delivery_id == delivery)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn executed(day: i64, what: ActionParams) -> Executed {
        let at = Time::from_second(day * 86_400).unwrap();
        Executed { what, at, source: Some(format!("<{day}@shop>")), is_settled: false }
    }

    fn track(delivery_id: i64) -> ActionParams {
        ActionParams::TrackRefundDeliveryFee { order_id: delivery_id + 1000, delivery_id }
    }

    fn told(executed: &[Executed]) -> Vec<String> {
        open(executed).iter().map(|promise| promise.what.words(promise.order_id)).collect()
    }

    #[test]
    fn a_promise_is_open_until_its_refund_has_run() {
        let refund = ActionParams::RefundDeliveryFee { order_id: 1001, delivery_id: 1, days: 3 };
        let inquiry = ActionParams::CarrierInquiry { order_id: 1001, delivery_id: 1 };
        let mut all = vec![executed(1, track(1)), executed(1, inquiry), executed(2, track(2))];
        assert_eq!(open(&all).len(), 3);
        all.push(executed(3, refund));
        assert_eq!(told(&all), ["Refund part of the delivery fee of order 1002 once it has arrived"]);
    }

    #[test]
    fn a_promise_whose_follow_up_has_ended_is_owed_no_more() {
        let settled = Executed { is_settled: true, ..executed(1, track(1)) };
        assert!(open(&[settled]).is_empty());
    }

    #[test]
    fn what_nobody_was_told_is_no_promise() {
        assert!(open(&[Executed { source: None, ..executed(1, track(1)) }]).is_empty());
    }

    #[test]
    fn the_newest_promise_comes_first_and_says_where_it_was_given() {
        let promises = open(&[executed(1, track(1)), executed(5, track(2))]);
        let sources: Vec<&str> = promises.iter().map(|promise| promise.source.as_str()).collect();
        assert_eq!(sources, ["<5@shop>", "<1@shop>"]);
    }
}
