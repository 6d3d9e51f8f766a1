//! Who is served first, and how many at a time.

use crate::house::{Db, Opening, Shop};
use api::JobId;
use countersign::config::Rate;
use countersign::jobs;
use std::time::Duration;

on_both!(
    urgent_mails_go_first,
    one_job_of_a_case_runs_at_a_time,
    a_limit_delays_a_start_and_never_refuses_a_mail,
    a_customer_who_writes_much_does_not_hold_up_another,
    a_source_has_a_limit_of_its_own,
);

const MINUTE: Duration = Duration::from_secs(60);

/// Which job a worker takes now.
async fn next(shop: &Shop) -> Option<JobId> {
    let claimed = jobs::claim(&shop.app.db, "worker", MINUTE, shop.app.now()).await.unwrap();
    claimed.map(|job| job.id)
}

/// How many jobs can start now, each in a worker of its own.
async fn starting(shop: &Shop) -> usize {
    let mut starting = 0;
    while next(shop).await.is_some() {
        starting += 1;
    }
    starting
}

async fn posted(shop: &Shop, customer: &str, text: &str) -> JobId {
    shop.customer(customer).mail(text).accepted().await.job_id
}

async fn urgent_mails_go_first(db: Db) {
    let shop = Opening::new(db).without_workers().open().await;
    let first = posted(&shop, "ada", "Where is TRK-1?").await;
    shop.clock.advance(Duration::from_secs(1));
    let second = posted(&shop, "ben", "Where is TRK-21?").await;
    shop.clock.advance(Duration::from_secs(1));
    let urgent = posted(&shop, "dan", "Somebody was injured!").await;
    for expected in [urgent, first, second] {
        assert_eq!(next(&shop).await, Some(expected));
    }
}

async fn one_job_of_a_case_runs_at_a_time(db: Db) {
    let shop = Opening::new(db).without_workers().open().await;
    let first = shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    assert_eq!(next(&shop).await, Some(first.job_id));
    let second = shop.customer("ada").mail("And TRK-3?").in_case(&first.case_id).accepted().await;
    let other = posted(&shop, "ben", "Where is TRK-21?").await;
    assert_eq!(next(&shop).await, Some(other));
    assert_eq!(next(&shop).await, None, "the case's first job runs");
    assert_eq!(shop.job(&second.job_id).await.state, api::JobState::Queued);
}

async fn a_limit_delays_a_start_and_never_refuses_a_mail(db: Db) {
    let shop = Opening::new(db).without_workers().open().await;
    for _ in 0..13 {
        posted(&shop, "ada", "Where is my parcel?").await;
    }
    assert_eq!(starting(&shop).await, 10, "10 a minute for a customer");
    for _ in 0..3 {
        shop.clock.advance(Duration::from_millis(5_999));
        assert_eq!(starting(&shop).await, 0);
        shop.clock.advance(Duration::from_millis(1));
        assert_eq!(starting(&shop).await, 1, "then one every 6 s");
    }
}

async fn a_customer_who_writes_much_does_not_hold_up_another(db: Db) {
    let shop = Opening::new(db).without_workers().open().await;
    for _ in 0..30 {
        posted(&shop, "ada", "Where is my parcel?").await;
    }
    let bens = posted(&shop, "ben", "Where is TRK-21?").await;
    let mut taken = Vec::new();
    while let Some(job) = next(&shop).await {
        taken.push(job);
    }
    assert_eq!((taken.len(), taken.contains(&bens)), (11, true));
}

async fn a_source_has_a_limit_of_its_own(db: Db) {
    let opening = Opening::new(db).without_workers();
    let two_a_minute = Some(Rate { count: 2, per: MINUTE });
    let mut shop = opening.with(|settings| settings.limits.source = two_a_minute).open().await;
    shop.opens_source("helpdesk").await;
    for customer in ["ada", "ben", "dan"] {
        posted(&shop, customer, "Where is my parcel?").await;
    }
    assert_eq!(starting(&shop).await, 2);
    shop.customer("eve").mail("Where is TRK-51?").with_key_of("helpdesk").accepted().await;
    assert_eq!(starting(&shop).await, 1, "the other source's");
}
