//! Leases: a holder that dies is replaced, and one that only seemed to changes nothing any more.

use crate::house::{Db, Opening, Shop, Thinker};
use api::{CaseState, JobState};
use countersign::jobs::{self, Claimed};
use std::sync::Arc;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

on_both!(
    after_the_lease_another_worker_goes_on_and_the_first_one_changes_nothing,
    a_lease_that_is_alive_keeps_others_away,
    a_holder_that_dies_on_the_last_attempt_leaves_a_dead_letter,
    a_killed_run_goes_on_from_its_journal,
);

const LEASE: Duration = Duration::from_secs(60);

async fn by_hand(db: Db) -> (Shop, Arc<Thinker>) {
    let thinker = Thinker::new();
    (Opening::new(db).thinking_with(thinker.clone()).without_workers().open().await, thinker)
}

async fn claim(shop: &Shop, worker: &str) -> Option<Claimed> {
    jobs::claim(&shop.app.db, worker, LEASE, shop.app.now()).await.unwrap()
}

async fn run(shop: &Shop, job: &Claimed) {
    jobs::run(&shop.app, job, &CancellationToken::new()).await;
}

async fn after_the_lease_another_worker_goes_on_and_the_first_one_changes_nothing(db: Db) {
    let (shop, thinker) = by_hand(db).await;
    let accepted = shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    let first = claim(&shop, "one").await.unwrap();
    thinker.hold();
    let (app, job) = (shop.app.clone(), first.clone());
    let stuck = tokio::spawn(async move { jobs::run(&app, &job, &CancellationToken::new()).await });
    shop.until("the first worker composes", async || thinker.composed() == 1).await;
    shop.clock.advance(LEASE + Duration::from_secs(1));
    let second = claim(&shop, "two").await.expect("the lease has lapsed");
    assert_eq!((&second.id, second.attempt), (&first.id, 2));
    thinker.go_on();
    stuck.await.unwrap();
    assert_eq!(shop.count("SELECT COUNT(*) FROM draft").await, 0, "the first worker is fenced off");
    assert_eq!(shop.job(&accepted.job_id).await.state, JobState::Running);
    run(&shop, &second).await;
    assert_eq!(shop.job(&accepted.job_id).await.state, JobState::AwaitingReview);
    assert_eq!(shop.count("SELECT COUNT(*) FROM draft").await, 1);
}

async fn a_lease_that_is_alive_keeps_others_away(db: Db) {
    let (shop, _) = by_hand(db).await;
    shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    claim(&shop, "one").await.unwrap();
    shop.clock.advance(LEASE - Duration::from_secs(1));
    assert!(claim(&shop, "two").await.is_none());
}

async fn a_holder_that_dies_on_the_last_attempt_leaves_a_dead_letter(db: Db) {
    let (shop, _) = by_hand(db).await;
    let accepted = shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    for attempt in 1..=3 {
        assert_eq!(jobs::bury_lapsed(&shop.app).await.unwrap(), 0);
        assert_eq!(claim(&shop, "dies").await.unwrap().attempt, attempt);
        shop.clock.advance(LEASE + Duration::from_secs(1));
    }
    assert!(claim(&shop, "late").await.is_none());
    assert_eq!(jobs::bury_lapsed(&shop.app).await.unwrap(), 1);
    let job = shop.job(&accepted.job_id).await;
    assert_eq!((job.state, job.error.unwrap().kind.as_str()), (JobState::Dead, "lease_lapsed"));
    assert_eq!(shop.case(&accepted.case_id).await.state, CaseState::Failed);
}

async fn a_killed_run_goes_on_from_its_journal(db: Db) {
    let (shop, thinker) = by_hand(db).await;
    let accepted = shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    let first = claim(&shop, "killed").await.unwrap();
    thinker.hold();
    let (app, job) = (shop.app.clone(), first.clone());
    let killed = tokio::spawn(async move { jobs::run(&app, &job, &CancellationToken::new()).await });
    shop.until("the run composes", async || thinker.composed() == 1).await;
    killed.abort();
    assert!(killed.await.unwrap_err().is_cancelled());
    thinker.go_on();
    shop.clock.advance(LEASE + Duration::from_secs(1));
    run(&shop, &claim(&shop, "next").await.unwrap()).await;
    let job = shop.job(&accepted.job_id).await;
    assert_eq!((job.state, job.attempts), (JobState::AwaitingReview, 2));
    assert_eq!((thinker.classified(), thinker.composed()), (1, 2), "only what was not answered is asked");
}
