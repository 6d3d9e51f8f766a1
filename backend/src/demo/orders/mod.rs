//! Parcels in every state that a reply tells apart. Days count from today: -3 is three days ago, 2 the day after
//! tomorrow.

mod others;
mod writers;

use agent::shop::DeliveryStatus::{self, Delivered, InTransit};

pub(super) struct Parcel {
    pub order: i64,
    pub customer: &'static str,
    pub product: i64,
    /// Its first letters name the carrier.
    pub tracking: Option<&'static str>,
    pub status: DeliveryStatus,
    pub promised: (i64, i64),
    pub delivered: Option<i64>,
    /// The day of the last scan.
    pub scanned: Option<i64>,
    /// US cents.
    pub fee: i64,
    pub given: &'static [Gift],
}

/// What was given for a parcel before the demo begins.
pub(super) enum Gift {
    /// US cents, and the day.
    Paid(i64, i64),
    Tracked(i64),
    Coupon(&'static str, i64),
    Inquiry(i64),
}

/// Order, customer, product.
type Of = (i64, &'static str, i64);

const fn arrived(of: Of, tracking: &'static str, promised: (i64, i64), delivered: i64, fee: i64) -> Parcel {
    let parcel = parcel(of, Some(tracking), Delivered, promised, fee);
    Parcel { delivered: Some(delivered), scanned: Some(delivered), ..parcel }
}

const fn on_its_way(of: Of, tracking: &'static str, promised: (i64, i64), scanned: i64, fee: i64) -> Parcel {
    Parcel { scanned: Some(scanned), ..parcel(of, Some(tracking), InTransit, promised, fee) }
}

const fn parcel(
    (order, customer, product): Of,
    tracking: Option<&'static str>,
    status: DeliveryStatus,
    promised: (i64, i64),
    fee: i64,
) -> Parcel {
    Parcel {
        order,
        customer,
        product,
        tracking,
        status,
        promised,
        delivered: None,
        scanned: None,
        fee,
        given: &[],
    }
}

pub(super) fn parcels() -> impl Iterator<Item = &'static Parcel> {
    writers::PARCELS.iter().chain(others::PARCELS)
}

/// The carrier that a tracking number belongs to; what was not handed over yet will go with Larkpost.
pub(super) fn carrier(tracking: Option<&str>) -> &'static str {
    match tracking.and_then(|number| number.get(..3)) {
        Some("NLX") => "Northline",
        Some("SWF") => "Swiftwing",
        Some(_) | None => "Larkpost",
    }
}
