//! Once per delivery, whatever is retried, and whoever else approves at the same moment.

use super::people::{LATE, STUCK, coupon, inquiry, paid, refund, refused, run, shop, track};
use crate::shop::{ActError, Refusal, granted};
use crate::store::testing::databases;

#[tokio::test]
async fn the_same_key_again_hears_the_first_answer_and_does_nothing() {
    for db in databases().await {
        let ada = shop(&db).await;
        for action in
            [refund(LATE, 300, "k1"), coupon(LATE, 90, "k2"), track(STUCK, "k3"), inquiry(STUCK, "k4")]
        {
            let first = run(&db, &ada, &action).await.unwrap();
            let second = run(&db, &ada, &action).await.unwrap();
            assert_eq!((first.is_repeat, second.is_repeat), (false, true));
            assert_eq!(first.what, second.what);
        }
        assert_eq!(paid(&db).await, (1, 300));
    }
}

#[tokio::test]
async fn another_key_for_what_is_done_is_refused() {
    for db in databases().await {
        let ada = shop(&db).await;
        for (first, second) in [
            (refund(LATE, 100, "k1"), refund(LATE, 100, "k2")),
            (coupon(LATE, 90, "k3"), coupon(LATE, 90, "k4")),
            (track(STUCK, "k5"), track(STUCK, "k6")),
            (inquiry(STUCK, "k7"), inquiry(STUCK, "k8")),
        ] {
            run(&db, &ada, &first).await.unwrap();
            assert_eq!(refused(&db, &ada, &second).await.0, Refusal::AlreadyDone, "{second:?}");
        }
        assert_eq!(
            refused(&db, &ada, &track(LATE, "k9")).await.0,
            Refusal::AlreadyDone,
            "paid is not tracked again"
        );
        assert_eq!(paid(&db).await, (1, 100));
    }
}

#[tokio::test]
async fn a_key_stands_for_one_action_only() {
    for db in databases().await {
        let ada = shop(&db).await;
        run(&db, &ada, &refund(LATE, 100, "k1")).await.unwrap();
        for action in [refund(LATE, 200, "k1"), coupon(LATE, 90, "k1"), track(STUCK, "k1")] {
            assert_eq!(refused(&db, &ada, &action).await.0, Refusal::KeyReused, "{action:?}");
        }
    }
}

#[tokio::test]
async fn two_approvals_at_once_pay_once() {
    for db in databases().await {
        let ada = shop(&db).await;
        let actions: Vec<_> = (0..8).map(|i| refund(LATE, 300, &format!("k{i}"))).collect();
        let results = futures::future::join_all(actions.iter().map(|action| run(&db, &ada, action))).await;
        let done = results.iter().filter(|result| result.is_ok()).count();
        let refused = results
            .iter()
            .filter(|result| matches!(result, Err(ActError::Refused { class: Refusal::AlreadyDone, .. })));
        assert_eq!((done, refused.count()), (1, 7), "{results:?}");
        assert_eq!(paid(&db).await, (1, 300));
    }
}

#[tokio::test]
async fn one_key_twice_at_once_is_done_once() {
    for db in databases().await {
        let ada = shop(&db).await;
        let action = track(STUCK, "k1");
        let results = futures::future::join_all((0..8).map(|_| run(&db, &ada, &action))).await;
        let repeats = results.iter().filter(|result| result.as_ref().unwrap().is_repeat);
        assert_eq!(repeats.count(), 7);
        assert_eq!(granted(&db, &ada).await.unwrap().refunds.len(), 1);
    }
}

#[tokio::test]
async fn what_is_rolled_back_was_never_done() {
    for db in databases().await {
        let ada = shop(&db).await;
        let mut tx = db.begin().await.unwrap();
        let policy = agent::policy::Policy::default();
        let action = refund(LATE, 300, "k1");
        crate::shop::execute(&mut tx, &ada, &action, super::people::now(), &policy).await.unwrap();
        drop(tx);
        assert_eq!(paid(&db).await, (0, 0));
        assert!(!run(&db, &ada, &action).await.unwrap().is_repeat);
    }
}
