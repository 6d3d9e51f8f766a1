//! Each action leaves its row, and only where the parcel is in a state for it.

use super::people::{
    BENS, CANCELLED, LATE, NEVER_SCANNED, NOBODYS, ON_TIME, STUCK, TODAY, coupon, inquiry, paid, refund,
    refused, run, scope, shop, track, usd,
};
use crate::shop::{Refusal, arrive, coupon_code, delivery_arrived, granted};
use crate::store::testing::databases;
use agent::shop::RefundState;
use jiff::civil::date;

#[tokio::test]
async fn every_action_leaves_its_row_in_the_shop() {
    for db in databases().await {
        let ada = shop(&db).await;
        assert_eq!(
            run(&db, &ada, &refund(LATE, 300, "k1")).await.unwrap().what,
            "Refunded $3.00 of the $5.00 delivery fee of order 1001"
        );
        run(&db, &ada, &track(STUCK, "k2")).await.unwrap();
        run(&db, &ada, &inquiry(STUCK, "k3")).await.unwrap();
        run(&db, &ada, &coupon(LATE, 90, "k4")).await.unwrap();

        let granted = granted(&db, &ada).await.unwrap();
        let refunds: Vec<_> = granted.refunds.iter().map(|r| (r.delivery_id, r.state, r.amount)).collect();
        assert_eq!(refunds, [(LATE, RefundState::Paid, Some(usd(300))), (STUCK, RefundState::Tracked, None)]);
        assert_eq!(granted.inquiries, [STUCK]);
        assert_eq!(granted.coupons[0].code, coupon_code("k4"));
        assert_eq!(granted.coupons[0].expires_on, date(2027, 2, 18));
    }
}

#[tokio::test]
async fn a_tracked_refund_is_paid_when_the_parcel_has_arrived_and_not_before() {
    for db in databases().await {
        let ada = shop(&db).await;
        run(&db, &ada, &track(STUCK, "k1")).await.unwrap();
        let (class, why) = refused(&db, &ada, &refund(STUCK, 300, "k2")).await;
        assert_eq!((class, why.as_str()), (Refusal::Status, "Order 1002 has not arrived."));

        let mut tx = db.begin().await.unwrap();
        arrive(&mut tx, STUCK, TODAY).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(delivery_arrived(&db, &ada, STUCK).await.unwrap(), Some(TODAY));
        run(&db, &ada, &refund(STUCK, 300, "k2")).await.unwrap();
        assert_eq!(paid(&db).await, (1, 300));
        let refunds = granted(&db, &ada).await.unwrap().refunds;
        assert_eq!((refunds.len(), refunds[0].state), (1, RefundState::Paid));
    }
}

#[tokio::test]
async fn a_parcel_that_arrived_since_the_approval_is_still_tracked_but_no_longer_searched_for() {
    for db in databases().await {
        let ada = shop(&db).await;
        let mut tx = db.begin().await.unwrap();
        arrive(&mut tx, STUCK, TODAY).await.unwrap();
        tx.commit().await.unwrap();
        run(&db, &ada, &track(STUCK, "k1")).await.unwrap();
        assert_eq!(refused(&db, &ada, &inquiry(STUCK, "k2")).await.0, Refusal::Status);
    }
}

#[tokio::test]
async fn what_is_cancelled_in_time_or_never_sent_gets_nothing_that_it_is_not_owed() {
    for db in databases().await {
        let ada = shop(&db).await;
        for action in [
            refund(CANCELLED, 100, "k1"),
            track(CANCELLED, "k2"),
            coupon(CANCELLED, 90, "k3"),
            inquiry(CANCELLED, "k4"),
            refund(ON_TIME, 100, "k5"),
            track(ON_TIME, "k6"),
            coupon(ON_TIME, 90, "k7"),
            inquiry(ON_TIME, "k8"),
            inquiry(LATE, "k9"),
            inquiry(NEVER_SCANNED, "k10"),
        ] {
            assert_eq!(refused(&db, &ada, &action).await.0, Refusal::Status, "{action:?}");
        }
        assert_eq!(paid(&db).await, (0, 0));
    }
}

#[tokio::test]
async fn another_customers_delivery_is_refused_in_the_words_of_an_unknown_one() {
    for db in databases().await {
        let ada = shop(&db).await;
        let unknown = refused(&db, &ada, &refund(NOBODYS, 100, "k1")).await;
        assert_eq!(unknown.0, Refusal::UnknownDelivery);
        assert_eq!(refused(&db, &ada, &refund(BENS, 100, "k2")).await, unknown);
        assert_eq!(refused(&db, &ada, &track(BENS, "k3")).await, unknown);
        assert_eq!(refused(&db, &ada, &coupon(BENS, 90, "k4")).await, unknown);
        assert_eq!(refused(&db, &ada, &inquiry(BENS, "k5")).await, unknown);
        assert_eq!(delivery_arrived(&db, &ada, BENS).await.unwrap(), None);

        let ben = scope(&db, "ben").await;
        run(&db, &ben, &refund(BENS, 100, "k6")).await.unwrap();
        assert_eq!(refused(&db, &ada, &refund(BENS, 100, "k6")).await, unknown, "a key tells nothing either");
    }
}

#[tokio::test]
async fn a_delivery_of_another_order_is_unknown() {
    for db in databases().await {
        let ada = shop(&db).await;
        let mut action = refund(LATE, 100, "k1");
        action.what = api::ActionParams::RefundDeliveryFee { order_id: 1003, delivery_id: LATE, days: 3 };
        assert_eq!(refused(&db, &ada, &action).await.0, Refusal::UnknownDelivery);
    }
}
