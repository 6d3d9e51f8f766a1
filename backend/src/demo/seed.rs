//! Strideway's tables, as rows of the shop.

use super::catalogue::{Row, SHIPMENTS, Shipment, rows};
use super::customers::{CUSTOMERS, Customer};
use super::orders::{Gift, Parcel, carrier, parcels};
use crate::shop::fill::{self, Given, NewCustomer, NewDelivery};
use crate::store::Tx;
use agent::shop::{self, DeliveryStatus, Incoming, RefundState, Stock};
use api::{Currency, Money, Time};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Days that a coupon of the demo's past is valid.
const COUPON_DAYS: i64 = 90;
/// The shop's own numbers start here, far from what customers see.
const FIRST_DELIVERY: i64 = 9001;
const FIRST_SHIPMENT: i64 = 701;

/// Fills the empty shop with days counted from `today`, in the shop's time zone.
///
/// # Errors
/// When the database does not answer; the caller rolls back.
pub(crate) async fn seed(tx: &mut Tx, today: Date) -> sqlx::Result<()> {
    for customer in &CUSTOMERS {
        fill::customer(tx, &new_customer(customer)).await?;
    }
    for row in rows() {
        fill::product(tx, &new_product(&row)).await?;
        if let Some(quantity) = row.quantity {
            fill::stock(tx, &Stock { product_id: row.id, quantity }).await?;
        }
    }
    for (shipment, delivery_id) in SHIPMENTS.iter().zip(FIRST_SHIPMENT..) {
        fill::incoming(tx, &new_incoming(shipment, delivery_id, today)).await?;
    }
    for (parcel, delivery_id) in parcels().zip(FIRST_DELIVERY..) {
        fill::delivery(tx, &new_delivery(parcel, delivery_id, today)).await?;
        for gift in parcel.given {
            fill::given(tx, &given(gift, delivery_id, today)).await?;
        }
    }
    Ok(())
}

fn new_customer(customer: &Customer) -> NewCustomer {
    NewCustomer {
        id: customer.id.to_owned(),
        email: customer.email.to_owned(),
        name: customer.name.to_owned(),
        since: customer.since.parse().ok(), // a test reads them all
    }
}

fn new_product(row: &Row) -> shop::Product {
    let model = row.model;
    shop::Product {
        id: row.id,
        name: format!("{} {}", model.brand, model.name),
        brand: model.brand.to_owned(),
        model: model.name.to_owned(),
        category: model.category.to_owned(),
        colour: row.colour.to_owned(),
        size: row.size.to_owned(),
        material: model.material.to_owned(),
        weight_g: Some(row.weight_g),
        price: Money::new(model.price, Currency::USD),
        description: model.description.to_owned(),
    }
}

fn new_delivery(parcel: &Parcel, delivery_id: i64, today: Date) -> NewDelivery {
    let (promised_start, promised_end) = parcel.promised;
    let was_sent = !matches!(parcel.status, DeliveryStatus::Processing | DeliveryStatus::Cancelled);
    NewDelivery {
        delivery_id,
        order_id: parcel.order,
        customer_id: parcel.customer.to_owned(),
        product_id: parcel.product,
        tracking_number: parcel.tracking.map(str::to_owned),
        carrier: carrier(parcel.tracking).to_owned(),
        status: parcel.status,
        promised_start: Some(day(today, promised_start)),
        promised_end: Some(day(today, promised_end)),
        shipped_on: was_sent.then(|| day(today, shipped(parcel))),
        delivered_on: parcel.delivered.map(|days| day(today, days)),
        fee: Money::new(parcel.fee, Currency::USD),
        last_scan_at: parcel.scanned.map(|days| afternoon(day(today, days))),
    }
}

fn new_incoming(shipment: &Shipment, delivery_id: i64, today: Date) -> Incoming {
    Incoming {
        delivery_id,
        product_id: shipment.product,
        quantity: shipment.quantity,
        expected_on: day(today, shipment.expected),
        received_on: shipment.received.map(|days| day(today, days)),
        status: shipment.status,
    }
}

/// Two days before the window, and never after the last scan or today.
fn shipped(parcel: &Parcel) -> i64 {
    (parcel.promised.0 - 2).min(parcel.scanned.unwrap_or(0))
}

fn given(gift: &Gift, delivery_id: i64, today: Date) -> Given {
    match *gift {
        Gift::Paid(minor, days) => Given::Refund {
            delivery_id,
            state: RefundState::Paid,
            amount_minor: Some(minor),
            at: afternoon(day(today, days)),
        },
        Gift::Tracked(days) => Given::Refund {
            delivery_id,
            state: RefundState::Tracked,
            amount_minor: None,
            at: afternoon(day(today, days)),
        },
        Gift::Coupon(code, days) => Given::Coupon {
            delivery_id,
            code: code.to_owned(),
            issued_on: day(today, days),
            expires_on: day(today, days + COUPON_DAYS),
        },
        Gift::Inquiry(days) => Given::Inquiry { delivery_id, at: afternoon(day(today, days)) },
    }
}

fn day(today: Date, days: i64) -> Date {
    today.saturating_add(days.days())
}

/// 14:20 of that day.
fn afternoon(day: Date) -> Time {
    let at = day.at(14, 20, 0, 0).to_zoned(TimeZone::UTC);
    at.map_or(Time::MIN, |at| at.timestamp()) // UTC has no gaps: every civil time is an instant
}
