//! Two customers with a few parcels: what the stories below are about.

use crate::cases::CustomerScope;
use crate::shop::fill::{self, NewCustomer, NewDelivery};
use crate::shop::{ActError, Action, Done, Refusal, execute};
use crate::store::{Db, Tx, micros};
use agent::policy::Policy;
use agent::shop::DeliveryStatus::{self, Cancelled, Delivered, InTransit, Processing};
use agent::shop::Product;
use api::{ActionParams, CaseId, Currency, Money, Time};
use jiff::civil::{Date, date};

pub const TODAY: Date = date(2026, 11, 20);

/// Ada's parcels (the number is delivery and order in one), and Ben's.
pub const LATE: i64 = 1; // three days late, fee 5.00
pub const STUCK: i64 = 2; // three days late up to today, scanned once
pub const ON_TIME: i64 = 3;
pub const CANCELLED: i64 = 4;
pub const NEVER_SCANNED: i64 = 5;
pub const BENS: i64 = 6; // late as well
pub const NOBODYS: i64 = 7;

pub fn now() -> Time {
    "2026-11-20T10:00:00Z".parse().unwrap()
}

/// Fills the shop and opens a case for each customer; gives Ada's scope.
pub async fn shop(db: &Db) -> CustomerScope {
    let mut tx = db.begin().await.unwrap();
    for name in ["ada", "ben"] {
        fill::customer(&mut tx, &person(name)).await.unwrap();
        case(&mut tx, name).await;
    }
    fill::product(&mut tx, &shoes()).await.unwrap();
    for (id, owner, status, delivered_on) in [
        (LATE, "ada", Delivered, Some(date(2026, 11, 20))),
        (STUCK, "ada", InTransit, None),
        (ON_TIME, "ada", Delivered, Some(date(2026, 11, 17))),
        (CANCELLED, "ada", Cancelled, None),
        (NEVER_SCANNED, "ada", Processing, None),
        (BENS, "ben", Delivered, Some(date(2026, 11, 20))),
    ] {
        fill::delivery(&mut tx, &parcel(id, owner, status, delivered_on)).await.unwrap();
    }
    tx.commit().await.unwrap();
    scope(db, "ada").await
}

pub async fn scope(db: &Db, name: &str) -> CustomerScope {
    CustomerScope::of_case(db.read(), &CaseId::from_tail(name)).await.unwrap().unwrap()
}

fn person(name: &str) -> NewCustomer {
    NewCustomer {
        id: name.to_owned(),
        email: format!("{name}@mail.example"),
        name: name.to_owned(),
        since: Some(date(2021, 3, 14)),
    }
}

fn shoes() -> Product {
    Product {
        id: 1,
        name: "Fjell Terrane 4".to_owned(),
        brand: "Fjell".to_owned(),
        model: "Terrane 4".to_owned(),
        category: "trail".to_owned(),
        colour: "moss green".to_owned(),
        size: "42".to_owned(),
        material: "mesh".to_owned(),
        weight_g: Some(295),
        price: usd(13900),
        description: String::new(),
    }
}

fn parcel(id: i64, owner: &str, status: DeliveryStatus, delivered_on: Option<Date>) -> NewDelivery {
    let was_sent = status != Processing;
    NewDelivery {
        delivery_id: id,
        order_id: 1000 + id,
        customer_id: owner.to_owned(),
        product_id: 1,
        tracking_number: was_sent.then(|| format!("LKP{id:09}")),
        carrier: "Larkpost".to_owned(),
        status,
        promised_start: Some(date(2026, 11, 15)),
        promised_end: Some(date(2026, 11, 17)),
        shipped_on: was_sent.then_some(date(2026, 11, 13)),
        delivered_on,
        fee: usd(500),
        last_scan_at: was_sent.then(|| "2026-11-15T14:20:00Z".parse().unwrap()),
    }
}

/// The rows that a scope is built from.
async fn case(tx: &mut Tx, name: &str) {
    let sql = "INSERT INTO customer (id, email, name, created_at, updated_at) VALUES ($1, $1, $1, $2, $2)";
    sqlx::query(sql).bind(name).bind(micros(now())).execute(&mut **tx).await.unwrap();
    let sql = "INSERT INTO cases (id, customer_id, source, state, subject, created_at, updated_at)
               VALUES ($1, $2, 'crm', 'working', 'Late', $3, $3)";
    let id = CaseId::from_tail(name);
    sqlx::query(sql).bind(id.as_str()).bind(name).bind(micros(now())).execute(&mut **tx).await.unwrap();
}

pub fn usd(minor: i64) -> Money {
    Money::new(minor, Currency::USD)
}

pub fn refund(id: i64, minor: i64, key: &str) -> Action {
    let what = ActionParams::RefundDeliveryFee { order_id: 1000 + id, delivery_id: id, days: 3 };
    Action { what, amount: Some(usd(minor)), idempotency_key: key.to_owned() }
}

pub fn track(id: i64, key: &str) -> Action {
    let what = ActionParams::TrackRefundDeliveryFee { order_id: 1000 + id, delivery_id: id };
    Action { what, amount: None, idempotency_key: key.to_owned() }
}

pub fn coupon(id: i64, valid_days: i64, key: &str) -> Action {
    let what = ActionParams::CouponExpeditedDelivery { order_id: 1000 + id, delivery_id: id, valid_days };
    Action { what, amount: None, idempotency_key: key.to_owned() }
}

pub fn inquiry(id: i64, key: &str) -> Action {
    let what = ActionParams::CarrierInquiry { order_id: 1000 + id, delivery_id: id };
    Action { what, amount: None, idempotency_key: key.to_owned() }
}

/// Executes in a transaction of its own, as the effects room does.
pub async fn run(db: &Db, scope: &CustomerScope, action: &Action) -> Result<Done, ActError> {
    let mut tx = db.begin().await?;
    let done = execute(&mut tx, scope, action, now(), &Policy::default()).await?;
    tx.commit().await?;
    Ok(done)
}

/// The class of a refusal, with its words.
pub async fn refused(db: &Db, scope: &CustomerScope, action: &Action) -> (Refusal, String) {
    match run(db, scope, action).await {
        Err(ActError::Refused { class, why }) => (class, why),
        other => panic!("{action:?} was not refused: {other:?}"),
    }
}

/// How many rows, and how much money, the shop has given away.
pub async fn paid(db: &Db) -> (i64, i64) {
    let sql = "SELECT CAST(count(*) AS BIGINT), CAST(COALESCE(sum(amount_minor), 0) AS BIGINT)
                 FROM shop_refund WHERE state = 'paid'";
    sqlx::query_as(sql).fetch_one(db.read()).await.unwrap()
}
