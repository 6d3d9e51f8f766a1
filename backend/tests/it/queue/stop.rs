//! Stopping as on SIGTERM.

use crate::house::{Db, Opening, Thinker};
use api::{CaseState, JobState};

on_both!(
    a_stopping_service_gives_its_jobs_back_and_the_next_goes_on,
    a_job_is_given_back_only_so_often,
    a_job_given_back_on_its_last_attempt_is_a_dead_letter_and_not_lost,
);

async fn a_stopping_service_gives_its_jobs_back_and_the_next_goes_on(db: Db) {
    let thinker = Thinker::new();
    thinker.hold();
    let before = Opening::new(db.clone()).thinking_with(thinker.clone()).open().await;
    let accepted = before.customer("ada").mail("Where is TRK-1?").accepted().await;
    before.until("the run composes", async || thinker.composed() == 1).await;
    let (looking, next) = (
        Opening::new(db.clone()).beside(&before).without_workers(),
        Opening::new(db).beside(&before).thinking_with(thinker.clone()),
    );
    before.close().await;
    let looking = looking.open().await;
    let job = looking.job(&accepted.job_id).await;
    assert_eq!((job.state, job.attempts), (JobState::Queued, 0), "not charged an attempt");
    assert_eq!(looking.count("SELECT deferrals FROM job").await, 1);
    thinker.go_on();
    let shop = next.open().await;
    shop.settle().await;
    assert_eq!(shop.job(&accepted.job_id).await.state, JobState::AwaitingReview);
    assert_eq!((thinker.classified(), thinker.composed()), (1, 2), "only what was not answered is asked");
}

async fn a_job_is_given_back_only_so_often(db: Db) {
    let thinker = Thinker::new();
    thinker.hold();
    let opening = Opening::new(db.clone()).thinking_with(thinker.clone());
    let before = opening.with(|settings| settings.jobs.max_deferrals = 0).open().await;
    let accepted = before.customer("ada").mail("Where is TRK-1?").accepted().await;
    before.until("the run composes", async || thinker.composed() == 1).await;
    let looking = Opening::new(db).beside(&before).without_workers();
    before.close().await;
    let job = looking.open().await.job(&accepted.job_id).await;
    assert_eq!((job.state, job.attempts), (JobState::Queued, 1), "from now on it counts");
}

async fn a_job_given_back_on_its_last_attempt_is_a_dead_letter_and_not_lost(db: Db) {
    let thinker = Thinker::new();
    thinker.hold();
    let opening = Opening::new(db.clone()).thinking_with(thinker.clone());
    let strict = |settings: &mut countersign::config::Settings| {
        settings.jobs.max_deferrals = 0;
        settings.jobs.max_attempts = 1;
    };
    let before = opening.with(strict).open().await;
    let accepted = before.customer("ada").mail("Where is TRK-1?").accepted().await;
    before.until("the run composes", async || thinker.composed() == 1).await;
    let looking = Opening::new(db).beside(&before).without_workers();
    before.close().await;
    let looking = looking.open().await;
    let job = looking.job(&accepted.job_id).await;
    assert_eq!((job.state, job.attempts), (JobState::Dead, 1));
    assert_eq!(looking.case(&accepted.case_id).await.state, CaseState::Failed);
}
