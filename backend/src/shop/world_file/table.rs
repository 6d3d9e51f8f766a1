//! The rows of `world.json`, by the names of its columns.

use super::loose::{number, text};
use crate::shop::fill::{Given, NewCustomer, NewDelivery};
use agent::shop::{DeliveryStatus, Incoming, IncomingStatus, Product, RefundState, Stock};
use api::{Currency, Money, Time};
use jiff::civil::Date;
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Customer {
    #[serde(deserialize_with = "text")]
    id: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    name: String,
}

impl From<Customer> for NewCustomer {
    fn from(row: Customer) -> Self {
        Self { id: row.id, email: row.email, name: row.name, since: None }
    }
}

#[derive(Deserialize)]
pub(super) struct Shoe {
    #[serde(deserialize_with = "number")]
    product_id: i64,
    product_name: String,
    brand: String,
    color: String,
    #[serde(deserialize_with = "text")]
    size: String,
    #[serde(default)]
    material: String,
    /// Kilograms, whatever the source's schema says (SOURCE.txt).
    weight: Option<f64>,
    /// In whole units of the currency.
    price: f64,
    #[serde(default)]
    description: String,
    /// Absent: what its name says beyond the brand.
    model: Option<String>,
    /// Absent: shoes.
    category: Option<String>,
    /// Absent: dollars.
    currency: Option<Currency>,
}

impl From<Shoe> for Product {
    fn from(row: Shoe) -> Self {
        Self {
            id: row.product_id,
            model: row.model.unwrap_or_else(|| model(&row.brand, &row.product_name)),
            name: row.product_name,
            brand: row.brand,
            category: row.category.unwrap_or_else(|| "shoes".to_owned()),
            colour: row.color,
            size: row.size,
            material: row.material,
            weight_g: row.weight.map(thousand).filter(|grams| *grams > 0),
            price: Money::new((row.price * 100.0).round() as i64, row.currency.unwrap_or(Currency::USD)),
            description: row.description,
        }
    }
}

/// What a name says beyond its brand: `Cloud 5` of `On Running`'s `On Cloud 5`.
fn model(brand: &str, name: &str) -> String {
    let mut rest = name.split(' ').peekable();
    for word in brand.split(' ') {
        if rest.next_if_eq(&word).is_none() {
            break;
        }
    }
    rest.collect::<Vec<_>>().join(" ")
}

#[derive(Deserialize)]
pub(super) struct Inventory {
    #[serde(deserialize_with = "number")]
    product_id: i64,
    quantity: i64,
}

impl From<Inventory> for Stock {
    fn from(row: Inventory) -> Self {
        Self { product_id: row.product_id, quantity: row.quantity }
    }
}

#[derive(Deserialize)]
pub(super) struct IncomingDelivery {
    #[serde(deserialize_with = "number")]
    delivery_id: i64,
    #[serde(deserialize_with = "number")]
    product_id: i64,
    quantity: i64,
    expected_date: Date,
    received_date: Option<Date>,
    status: IncomingStatus,
}

impl From<IncomingDelivery> for Incoming {
    fn from(row: IncomingDelivery) -> Self {
        Self {
            delivery_id: row.delivery_id,
            product_id: row.product_id,
            quantity: row.quantity,
            expected_on: row.expected_date,
            received_on: row.received_date,
            status: row.status,
        }
    }
}

fn thousand(kilograms: f64) -> i64 {
    (kilograms * 1000.0).round() as i64
}

#[derive(Deserialize)]
pub(super) struct ItemDelivery {
    #[serde(deserialize_with = "number")]
    delivery_id: i64,
    #[serde(deserialize_with = "number")]
    order_id: i64,
    #[serde(deserialize_with = "text")]
    customer_id: String,
    #[serde(deserialize_with = "number")]
    product_id: i64,
    carrier: String,
    tracking_number: Option<String>,
    status: DeliveryStatus,
    expected_delivery_start: Option<Date>,
    expected_delivery_end: Option<Date>,
    actual_delivery_date: Option<Date>,
    shipped_date: Option<Date>,
    delivery_fee_minor: i64,
    currency: Currency,
    last_scan_at: Option<Time>,
}

impl From<ItemDelivery> for NewDelivery {
    fn from(row: ItemDelivery) -> Self {
        Self {
            delivery_id: row.delivery_id,
            order_id: row.order_id,
            customer_id: row.customer_id,
            product_id: row.product_id,
            tracking_number: row.tracking_number,
            carrier: row.carrier,
            status: row.status,
            promised_start: row.expected_delivery_start,
            promised_end: row.expected_delivery_end,
            shipped_on: row.shipped_date,
            delivered_on: row.actual_delivery_date,
            fee: Money::new(row.delivery_fee_minor, row.currency),
            last_scan_at: row.last_scan_at,
        }
    }
}

#[derive(Deserialize)]
pub(super) struct CouponIssued {
    #[serde(deserialize_with = "number")]
    delivery_id: i64,
    coupon_code: String,
    issue_date: Date,
    expiry_date: Date,
}

impl From<CouponIssued> for Given {
    fn from(row: CouponIssued) -> Self {
        Self::Coupon {
            delivery_id: row.delivery_id,
            code: row.coupon_code,
            issued_on: row.issue_date,
            expires_on: row.expiry_date,
        }
    }
}

/// What was given back for a parcel before the mail came.
#[derive(Deserialize)]
pub(super) struct Refund {
    #[serde(deserialize_with = "number")]
    delivery_id: i64,
    state: RefundState,
    amount_minor: Option<i64>,
    at: Time,
}

impl From<Refund> for Given {
    fn from(row: Refund) -> Self {
        let Refund { delivery_id, state, amount_minor, at } = row;
        Self::Refund { delivery_id, state, amount_minor, at }
    }
}

/// The carrier was asked before the mail came.
#[derive(Deserialize)]
pub(super) struct Inquiry {
    #[serde(deserialize_with = "number")]
    delivery_id: i64,
    at: Time,
}

impl From<Inquiry> for Given {
    fn from(row: Inquiry) -> Self {
        Self::Inquiry { delivery_id: row.delivery_id, at: row.at }
    }
}
