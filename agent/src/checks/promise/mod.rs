//! Promises: words that say something was or will be given or done, and the actions that keep them.

mod context;
mod find;
mod lexicon;

pub use find::{find, is_denial};

use super::read::Amount;
use api::ActionType;
use std::ops::Range;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Refund,
    /// Money for the goods: the actions pay back delivery fees only.
    Purchase,
    Coupon,
    Voucher,
    /// Discounts, credit, gifts: nothing the shop's actions can give.
    Goodwill,
    Compensation,
    Replacement,
    CarrierContact,
    /// `we will ..` of anything else.
    Undertaking,
}

#[derive(Debug, Clone)]
pub struct Promise {
    pub kind: Kind,
    pub range: Range<usize>,
    pub sentence: Range<usize>,
    /// It says that it has happened, not that it will.
    pub done: bool,
    /// The figure that belongs to these very words: `a $15.00 voucher`.
    pub amount: Option<Amount>,
}

impl Kind {
    /// The actions that keep such a promise.
    pub fn kept_by(self, promise: &Promise) -> &'static [ActionType] {
        use ActionType::{
            CarrierInquiry, CouponExpeditedDelivery, RefundDeliveryFee, TrackRefundDeliveryFee,
        };
        match self {
            Self::Refund if promise.done => &[RefundDeliveryFee],
            Self::Refund => &[RefundDeliveryFee, TrackRefundDeliveryFee],
            // A coupon gives free delivery, no money.
            Self::Coupon | Self::Voucher if promise.amount.is_none() => &[CouponExpeditedDelivery],
            Self::Compensation => &[RefundDeliveryFee, TrackRefundDeliveryFee, CouponExpeditedDelivery],
            Self::CarrierContact => &[CarrierInquiry],
            Self::Coupon
            | Self::Voucher
            | Self::Purchase
            | Self::Goodwill
            | Self::Replacement
            | Self::Undertaking => &[],
        }
    }

    /// Named by a verb that the customer may do as well: `ask the carrier`, `send it again`.
    pub fn is_a_deed(self) -> bool {
        matches!(self, Self::CarrierContact | Self::Replacement)
    }

    /// A word by which evidence speaks of it.
    pub fn root(self) -> Option<&'static str> {
        match self {
            Self::Refund | Self::Purchase => Some("refund"),
            Self::Coupon | Self::Voucher => Some("coupon"),
            Self::CarrierContact => Some("inquir"),
            Self::Replacement => Some("replacement"),
            Self::Goodwill | Self::Compensation | Self::Undertaking => None,
        }
    }
}
