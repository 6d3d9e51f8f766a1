//! A `202` is never lost.

use crate::house::{Db, Opening, Thinker};
use api::{CaseState, JobState};

on_both!(a_crash_between_accept_and_work_loses_nothing, an_end_in_the_middle_of_a_run_loses_nothing,);

async fn a_crash_between_accept_and_work_loses_nothing(db: Db) {
    let before = Opening::new(db.clone()).without_workers().open().await;
    let accepted = before.customer("ada").mail("Where is TRK-1?").accepted().await;
    let opening = Opening::new(db).beside(&before);
    drop(before);
    let shop = opening.open().await;
    shop.settle().await;
    assert_eq!(shop.job(&accepted.job_id).await.state, JobState::AwaitingReview);
    assert_eq!(shop.case(&accepted.case_id).await.state, CaseState::NeedsYou);
}

async fn an_end_in_the_middle_of_a_run_loses_nothing(db: Db) {
    let thinker = Thinker::new();
    thinker.hold();
    let before = Opening::new(db.clone()).thinking_with(thinker.clone()).open().await;
    let accepted = before.customer("ada").mail("Where is TRK-1?").accepted().await;
    before.until("the run composes", async || thinker.composed() == 1).await;
    let opening = Opening::new(db).beside(&before);
    let lease = before.app.settings.jobs.lease;
    drop(before);
    let shop = opening.open().await;
    // Whether it still could hand the job back or not.
    shop.clock.advance(lease + std::time::Duration::from_secs(1));
    shop.settle().await;
    assert_eq!(shop.job(&accepted.job_id).await.state, JobState::AwaitingReview);
    assert_eq!(shop.count("SELECT COUNT(*) FROM draft").await, 1);
}
