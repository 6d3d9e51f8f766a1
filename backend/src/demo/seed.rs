//! Filling the shop, once.

use super::customers::{CUSTOMERS, Customer};
use super::orders::{Gift, PARCELS, Parcel, carrier};
use super::products::{PRODUCTS, Product};
use super::stock::{SHIPMENTS, STOCK, Shipment};
use crate::shop::fill::{self, Given, NewCustomer, NewDelivery};
use crate::store::{Db, Tx};
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

/// Fills the shop with days counted from `today`, in the shop's time zone. `false`: it was filled before, and stays
/// as it is.
///
/// # Errors
/// When the database does not answer; the caller rolls back.
pub async fn seed(tx: &mut Tx, today: Date) -> sqlx::Result<bool> {
    if !first_time(tx, "demo", &today.to_string()).await? {
        return Ok(false);
    }
    for customer in &CUSTOMERS {
        fill::customer(tx, &new_customer(customer)).await?;
    }
    for product in &PRODUCTS {
        fill::product(tx, &new_product(product)).await?;
    }
    for (product_id, quantity) in STOCK {
        fill::stock(tx, &Stock { product_id, quantity }).await?;
    }
    for (shipment, delivery_id) in SHIPMENTS.iter().zip(FIRST_SHIPMENT..) {
        fill::incoming(tx, &new_incoming(shipment, delivery_id, today)).await?;
    }
    for (parcel, delivery_id) in PARCELS.iter().zip(FIRST_DELIVERY..) {
        fill::delivery(tx, &new_delivery(parcel, delivery_id, today)).await?;
        for gift in parcel.given {
            fill::given(tx, &given(gift, delivery_id, today)).await?;
        }
    }
    Ok(true)
}

/// Whether all sample mails are in. Until then they are posted at each start; their event ids stay the same, so none
/// comes in twice.
///
/// # Errors
/// When the database does not answer.
pub async fn mails_are_posted(db: &Db) -> sqlx::Result<bool> {
    let sql = "SELECT value FROM installation WHERE key = 'demo_mails'";
    let found: Option<String> = sqlx::query_scalar(sql).fetch_optional(db.read()).await?;
    Ok(found.is_some())
}

/// Remembers that the last sample mail is in.
///
/// # Errors
/// When the database does not answer.
pub async fn posted_mails(tx: &mut Tx, now: Time) -> sqlx::Result<()> {
    first_time(tx, "demo_mails", &now.to_string()).await.map(drop)
}

async fn first_time(tx: &mut Tx, key: &'static str, value: &str) -> sqlx::Result<bool> {
    let sql = "INSERT INTO installation (key, value) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING";
    let query = sqlx::query(sql).bind(key).bind(value);
    Ok(query.execute(&mut **tx).await?.rows_affected() == 1)
}

fn new_customer(customer: &Customer) -> NewCustomer {
    NewCustomer {
        id: customer.id.to_owned(),
        email: customer.email.to_owned(),
        name: customer.name.to_owned(),
        since: customer.since.parse().ok(), // a test reads them all
    }
}

fn new_product(product: &Product) -> shop::Product {
    shop::Product {
        id: product.id,
        name: format!("{} {}", product.brand, product.model),
        brand: product.brand.to_owned(),
        model: product.model.to_owned(),
        category: product.category.to_owned(),
        colour: product.colour.to_owned(),
        size: product.size.to_owned(),
        material: product.material.to_owned(),
        weight_g: Some(product.weight_g),
        price: Money::new(product.price, Currency::USD),
        description: product.description.to_owned(),
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
