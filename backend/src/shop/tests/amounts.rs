//! Money: above zero, at most what policy gives, never above the fee; the tables hold it even without the code.

use super::people::{LATE, coupon, paid, refund, refused, run, shop, usd};
use crate::shop::{Refusal, fill};
use crate::store::testing::databases;
use agent::shop::RefundState;
use api::{Currency, Money};

#[tokio::test]
async fn an_amount_that_is_not_owed_is_refused() {
    for db in databases().await {
        let ada = shop(&db).await;
        for minor in [i64::MIN, -300, -1, 0, 301, 500, 501, i64::MAX] {
            let (class, _) = refused(&db, &ada, &refund(LATE, minor, "k1")).await;
            assert_eq!(class, Refusal::Amount, "{minor}");
        }
        let other = Some(Money::new(300, Currency::EUR));
        for amount in [None, other] {
            let action = crate::shop::Action { amount, ..refund(LATE, 0, "k1") };
            assert_eq!(refused(&db, &ada, &action).await.0, Refusal::Amount, "{amount:?}");
        }
        assert_eq!(paid(&db).await, (0, 0));
        run(&db, &ada, &refund(LATE, 250, "k1")).await.unwrap(); // lowered by a reviewer
        assert_eq!(paid(&db).await, (1, 250));
    }
}

#[tokio::test]
async fn a_coupon_lasts_as_long_as_policy_says_at_most() {
    for db in databases().await {
        let ada = shop(&db).await;
        for days in [i64::MIN, -1, 0, 91, i64::MAX] {
            assert_eq!(refused(&db, &ada, &coupon(LATE, days, "k1")).await.0, Refusal::Amount, "{days}");
        }
    }
}

#[tokio::test]
async fn the_tables_themselves_hold_no_refund_above_the_fee() {
    for db in databases().await {
        shop(&db).await;
        for minor in [-1, 0, usd(501).minor] {
            let mut tx = db.begin().await.unwrap();
            let given = fill::Given::Refund {
                delivery_id: LATE,
                state: RefundState::Paid,
                amount_minor: Some(minor),
                at: super::people::now(),
            };
            let error = fill::given(&mut tx, &given).await.unwrap_err();
            assert!(error.as_database_error().is_some_and(|e| e.is_check_violation()), "{minor}: {error}");
        }
    }
}
