//! What is said comes from the shop's rows, or is not said.

use crate::house::{DAY, Db, Shop, proposed};
use api::{ActionType, JobState};
use std::time::Duration;

on_both!(
    lateness_is_counted_to_the_arrival,
    lateness_of_an_open_parcel_is_counted_to_today,
    a_shop_that_does_not_answer_is_never_an_answer,
    another_customers_number_is_answered_like_an_unknown_one,
);

async fn lateness_is_counted_to_the_arrival(db: Db) {
    let shop = Shop::open(db).await;
    shop.clock.advance(20 * DAY);
    let draft = shop.customer("ada").writes("TRK-1 came late.").await;
    assert_eq!(draft.items[0].days_late, Some(3));
    assert_eq!(proposed(&draft), [(ActionType::RefundDeliveryFee, Some(300))]);
    assert!(draft.body.contains("three days late"), "{}", draft.body);
}

async fn lateness_of_an_open_parcel_is_counted_to_today(db: Db) {
    let shop = Shop::open(db).await;
    for days in [4, 5] {
        let draft = shop.customer("dan").writes("Where is TRK-31?").await;
        assert_eq!(draft.items[0].days_late, Some(days));
        shop.clock.advance(DAY);
    }
}

async fn a_shop_that_does_not_answer_is_never_an_answer(db: Db) {
    let shop = Shop::open(db).await;
    shop.execute("ALTER TABLE shop_delivery RENAME TO out_of_reach").await;
    let accepted = shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    shop.settle().await;
    for _ in 0..3 {
        shop.after(Duration::from_secs(10)).await;
    }
    let job = shop.job(&accepted.job_id).await;
    assert_eq!((job.state, job.outcome, job.node.as_deref()), (JobState::Dead, None, Some("identify")));
    assert_eq!(shop.count("SELECT COUNT(*) FROM draft").await, 0);
    let message = job.error.unwrap().message;
    assert!(!message.contains("ada@") && !message.contains("TRK-1"), "{message}");
    shop.execute("ALTER TABLE out_of_reach RENAME TO shop_delivery").await;
    let path = format!("/v1/jobs/{}/retry", accepted.job_id);
    assert_eq!(shop.agent("lea").post(&path, serde_json::json!({})).await.status, 200);
    shop.settle().await;
    assert_eq!(shop.draft_of(&accepted.case_id).await.items[0].days_late, Some(3));
}

async fn another_customers_number_is_answered_like_an_unknown_one(db: Db) {
    let shop = Shop::open(db).await;
    let foreign = shop.customer("ben").writes("Where is TRK-1?").await;
    let unknown = shop.customer("ben").writes("Where is TRK-9?").await;
    assert_eq!(foreign.body.replace("TRK-1", "TRK-9"), unknown.body);
    assert_eq!((foreign.outcome, foreign.actions.len()), (unknown.outcome, 0));
    let facts = |draft: &api::DraftView| {
        draft
            .evidence
            .iter()
            .map(|fact| (fact.label.clone(), fact.value.replace("TRK-1", "TRK-9")))
            .collect::<Vec<_>>()
    };
    assert_eq!(facts(&foreign), facts(&unknown));
}
