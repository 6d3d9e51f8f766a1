//! What the shop knows before a story begins: customers, parcels and people. Days are told from [`START`].

use agent::shop::{DeliveryStatus, Product};
use api::{Currency, Money, Role};
use countersign::app::App;
use countersign::shop::fill::{self, NewCustomer, NewDelivery};
use countersign::store::Tx;

/// When every story begins: a Thursday morning.
pub const START: &str = "2026-01-29T10:00:00Z";

pub const STAFF: [(&str, Role); 4] =
    [("sam", Role::Agent), ("kim", Role::Agent), ("lea", Role::Lead), ("mia", Role::Admin)];

/// Everybody who writes, with the name they sign with. `cleo` has bought nothing.
const CUSTOMERS: [(&str, &str); 6] = [
    ("ada", "Ada Lindqvist"),
    ("ben", "Ben Okafor"),
    ("cleo", "Cleo Marsh"),
    ("dan", "Dan Petrov"),
    ("eve", "Eve Castellanos"),
    ("finn", "Finn Aalto"),
];

pub struct Parcel {
    pub owner: &'static str,
    pub order: i64,
    pub tracking: &'static str,
    pub status: DeliveryStatus,
    /// Last day of the promised window; it begins two days before.
    pub promised: &'static str,
    pub delivered: Option<&'static str>,
    pub scanned: Option<&'static str>,
    pub fee: i64,
}

impl Parcel {
    /// The shop's own number, which no customer may see: far from anything else that is counted.
    pub fn delivery_id(&self) -> i64 {
        self.order + 70_000
    }
}

const fn arrived(
    owner: &'static str,
    order: i64,
    tracking: &'static str,
    promised: &'static str,
    on: &'static str,
    fee: i64,
) -> Parcel {
    let status = DeliveryStatus::Delivered;
    Parcel { owner, order, tracking, status, promised, delivered: Some(on), scanned: Some(on), fee }
}

const fn under_way(
    owner: &'static str,
    order: i64,
    tracking: &'static str,
    promised: &'static str,
    scanned: &'static str,
    fee: i64,
) -> Parcel {
    let status = DeliveryStatus::InTransit;
    Parcel { owner, order, tracking, status, promised, delivered: None, scanned: Some(scanned), fee }
}

pub const PARCELS: [Parcel; 11] = [
    // 3 days late, 20 % of $5.00 a day: $3.00.
    arrived("ada", 1001, "TRK-1", "2026-01-20", "2026-01-23", 500),
    // 4 days late and open, scanned yesterday; TRK-1 arrived late, so a coupon as well.
    under_way("ada", 1002, "TRK-2", "2026-01-25", "2026-01-28", 500),
    under_way("ada", 1003, "TRK-3", "2026-02-02", "2026-01-28", 500),
    Parcel {
        status: DeliveryStatus::Cancelled,
        scanned: None,
        ..under_way("ada", 1004, "TRK-4", "2026-01-20", "2026-01-20", 500)
    },
    // 10 days late: the whole fee and not more.
    arrived("ben", 2001, "TRK-21", "2026-01-10", "2026-01-20", 490),
    // 8 days late and open, no scan for 6 days: tracked, an inquiry, and a coupon for TRK-21.
    under_way("ben", 2002, "TRK-22", "2026-01-21", "2026-01-23", 700),
    // 4 days late and open, nothing else: only tracked.
    under_way("dan", 3001, "TRK-31", "2026-01-25", "2026-01-28", 1000),
    // A fee above what an agent may give.
    arrived("eve", 5001, "TRK-51", "2026-01-10", "2026-01-20", 60_000),
    // In time, and so old that it is nobody's other late parcel.
    arrived("eve", 5002, "TRK-52", "2025-06-10", "2025-06-09", 500),
    arrived("finn", 6001, "TRK-61", "2026-01-20", "2026-01-21", 500),
    arrived("finn", 6002, "TRK-62", "2025-09-20", "2025-09-21", 500),
];

pub async fn fill(app: &App) {
    let mut tx = app.db.begin().await.unwrap();
    fill::product(&mut tx, &shoe()).await.unwrap();
    for (id, name) in CUSTOMERS {
        let customer = NewCustomer {
            id: id.to_owned(),
            email: format!("{id}@mail.example"),
            name: name.to_owned(),
            since: "2024-03-01".parse().ok(),
        };
        fill::customer(&mut tx, &customer).await.unwrap();
    }
    for parcel in &PARCELS {
        deliver(&mut tx, parcel).await;
    }
    tx.commit().await.unwrap();
}

async fn deliver(tx: &mut Tx, parcel: &Parcel) {
    let promised: jiff::civil::Date = parcel.promised.parse().unwrap();
    let day = |text: &str| text.parse::<jiff::civil::Date>().unwrap();
    let new = NewDelivery {
        delivery_id: parcel.delivery_id(),
        order_id: parcel.order,
        customer_id: parcel.owner.to_owned(),
        product_id: 1,
        tracking_number: Some(parcel.tracking.to_owned()),
        carrier: "FedEx".to_owned(),
        status: parcel.status,
        promised_start: Some(promised.saturating_sub(jiff::ToSpan::days(2))),
        promised_end: Some(promised),
        shipped_on: parcel.scanned.map(|_| promised.saturating_sub(jiff::ToSpan::days(4))),
        delivered_on: parcel.delivered.map(day),
        fee: Money::new(parcel.fee, Currency::USD),
        last_scan_at: parcel.scanned.map(|on| format!("{on}T14:20:00Z").parse().unwrap()),
    };
    fill::delivery(tx, &new).await.unwrap();
}

fn shoe() -> Product {
    let text = str::to_owned;
    Product {
        id: 1,
        name: text("Northwind Glide 4"),
        brand: text("Northwind"),
        model: text("Glide 4"),
        category: text("road"),
        colour: text("blue"),
        size: text("43"),
        material: text("mesh"),
        weight_g: Some(260),
        price: Money::new(12_900, Currency::USD),
        description: text("An everyday road shoe."),
    }
}

/// Whose name stands on this customer's mails.
pub fn name_of(id: &str) -> String {
    CUSTOMERS
        .iter()
        .find(|(known, _)| *known == id)
        .map_or_else(|| id.to_owned(), |(_, name)| (*name).to_owned())
}
