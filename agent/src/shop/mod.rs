//! The shop as the agent reads it: parcels always of one customer, never with another's rows in reach; the catalogue
//! as everybody may see it.

mod catalogue;

pub use catalogue::{
    Incoming, IncomingStatus, Model, PRODUCTS_READ, Product, ProductQuery, QueryGroup, Stock, Vocabulary,
};

use api::{ActionParams, Money, Time};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One parcel of this run's customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// The shop's internal id: never shown to a customer.
    pub delivery_id: i64,
    pub order_id: i64,
    pub tracking_number: Option<String>,
    pub carrier: String,
    /// What is in it, as the shop names it.
    pub item: String,
    pub status: DeliveryStatus,
    /// First and last day of the promised window, civil days in the shop's time zone.
    pub promised_start: Option<Date>,
    pub promised_end: Option<Date>,
    pub shipped_on: Option<Date>,
    pub delivered_on: Option<Date>,
    pub fee: Money,
    /// The carrier's last scan; `None`: never scanned.
    pub last_scan_at: Option<Time>,
}

impl Delivery {
    /// Whether the parcel can still arrive.
    pub fn is_open(&self) -> bool {
        match self.status {
            DeliveryStatus::Delivered | DeliveryStatus::Cancelled | DeliveryStatus::Returned => false,
            DeliveryStatus::Pending
            | DeliveryStatus::Processing
            | DeliveryStatus::Shipped
            | DeliveryStatus::InTransit
            | DeliveryStatus::OutForDelivery
            | DeliveryStatus::Exception => self.delivered_on.is_none(),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryStatus {
    /// Known to the shop, not yet handed to the carrier.
    Pending,
    /// Being packed, not yet handed to the carrier.
    Processing,
    Shipped,
    InTransit,
    OutForDelivery,
    Delivered,
    /// The carrier reports a problem.
    Exception,
    Cancelled,
    Returned,
}

impl DeliveryStatus {
    /// The word on the wire and in the shop's tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Processing => "processing",
            Self::Shipped => "shipped",
            Self::InTransit => "in_transit",
            Self::OutForDelivery => "out_for_delivery",
            Self::Delivered => "delivered",
            Self::Exception => "exception",
            Self::Cancelled => "cancelled",
            Self::Returned => "returned",
        }
    }
}

/// What has been given for this customer's deliveries already, or is on its way out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Granted {
    pub refunds: Vec<DeliveryRefund>,
    pub coupons: Vec<Coupon>,
    /// Deliveries with an open carrier inquiry.
    pub inquiries: Vec<i64>,
    /// Actions that a person approved and that have not run yet (held, ready, dispatching, unknown).
    pub pending: Vec<ActionParams>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryRefund {
    pub delivery_id: i64,
    pub state: RefundState,
    pub amount: Option<Money>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefundState {
    /// Owed once the parcel arrives.
    Tracked,
    Paid,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coupon {
    pub delivery_id: i64,
    pub code: String,
    pub issued_on: Date,
    pub expires_on: Date,
}
