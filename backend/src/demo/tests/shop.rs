//! The shop that is filled: every state a reply tells apart, and days that follow the clock.

use crate::demo::customers::CUSTOMERS;
use crate::demo::orders::{carrier, parcels};
use crate::demo::seed::seed;
use crate::store::testing::sqlite;
use agent::policy::{LateArrival, Lateness, Policy, coupon_due, inquiry_due};
use agent::shop::DeliveryStatus;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::collections::BTreeSet;

const TODAY: Date = date(2026, 11, 20);

#[tokio::test]
async fn it_can_be_filled_on_any_day() {
    for today in [date(2028, 2, 29), date(2027, 1, 1), date(2027, 3, 31), date(2026, 12, 31)] {
        let db = sqlite().await;
        let mut tx = db.begin().await.unwrap();
        assert!(seed(&mut tx, today).await.is_ok(), "{today}");
    }
}

#[test]
fn there_is_a_parcel_in_every_state_that_a_reply_tells_apart() {
    let statuses: BTreeSet<_> = parcels().map(|parcel| parcel.status.as_str()).collect();
    for status in ["delivered", "in_transit", "out_for_delivery", "processing", "exception", "cancelled"] {
        assert!(statuses.contains(status), "{status}");
    }
    let day = |days: i64| TODAY.saturating_add(days.days());
    let late = |order: i64| {
        let parcel = parcels().find(|parcel| parcel.order == order).unwrap();
        Lateness::of(Some(day(parcel.promised.1)), parcel.delivered.map(day), TODAY)
    };
    assert_eq!(
        [late(48213), late(46870), late(48377)],
        [Lateness::Late(3), Lateness::Late(6), Lateness::Late(4)]
    );
    assert_eq!([late(48402), late(48190)], [Lateness::OnTime, Lateness::OnTime]);

    let policy = Policy::default();
    let stuck = parcels().find(|parcel| parcel.order == 48154).unwrap();
    assert!(inquiry_due(late(48154), stuck.scanned.map(day), TODAY, &policy));
    let arrival = |order: i64, days: i64| LateArrival { order_id: order, arrived_on: day(days), days: 1 };
    assert!(coupon_due(&[arrival(46870, -31)], TODAY, &policy).is_some(), "Maya's first one counts");
    assert!(coupon_due(&[arrival(45803, -74)], TODAY, &policy).is_none(), "Tomás's is too long ago");
}

#[test]
fn the_tables_hold_together() {
    assert!(CUSTOMERS.iter().all(|customer| customer.since.parse::<Date>().is_ok()));
    let ids: BTreeSet<_> = CUSTOMERS.iter().map(|customer| customer.id).collect();
    let emails: BTreeSet<_> = CUSTOMERS.iter().map(|customer| customer.email).collect();
    assert_eq!((ids.len(), emails.len()), (40, 40));
    let ordering: BTreeSet<_> = parcels().map(|parcel| parcel.customer).collect();
    assert_eq!(ordering.len(), 40, "everybody has ordered something");
    let tracked: Vec<_> = parcels().filter_map(|parcel| parcel.tracking).collect();
    let numbers: BTreeSet<_> = tracked.iter().collect();
    assert_eq!(numbers.len(), tracked.len());
    for parcel in parcels() {
        let is_sent = !matches!(parcel.status, DeliveryStatus::Processing | DeliveryStatus::Cancelled);
        assert_eq!(is_sent, parcel.scanned.is_some(), "{}", parcel.order);
        assert!(parcel.scanned.unwrap_or(-1) < 0, "a scan of today could lie ahead: {}", parcel.order);
        assert!(["Northline", "Swiftwing", "Larkpost"].contains(&carrier(parcel.tracking)));
    }
}
