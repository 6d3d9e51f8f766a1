//! Attempts, backoff and dead letters.

use crate::house::{Db, Opening, Shop, Thinker};
use api::{CaseState, JobId, JobState};
use countersign::store::micros;
use std::time::Duration;

on_both!(
    a_poison_job_does_not_block_the_others,
    an_attempt_that_stumbles_is_tried_again_later,
    each_attempt_waits_longer_and_the_last_is_a_dead_letter,
    a_run_that_panics_is_tried_again_and_then_a_dead_letter,
    a_journal_of_an_older_program_is_begun_anew,
    a_failing_attempt_gives_way_to_a_further_mail,
);

async fn a_poison_job_does_not_block_the_others(db: Db) {
    let shop = Opening::new(db).thinking_with(Thinker::new()).open().await;
    let poison = shop.customer("ben").mail("poison TRK-21").accepted().await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    assert_eq!(shop.case_state(&draft).await, CaseState::NeedsYou);
    let job = shop.job(&poison.job_id).await;
    assert_eq!((job.state, job.attempts), (JobState::Dead, 1));
    assert_eq!(shop.case(&poison.case_id).await.state, CaseState::Failed);
}

/// Seconds until the only waiting job starts.
async fn wait_of(shop: &Shop) -> f64 {
    let run_at = shop.count("SELECT run_at FROM job WHERE state = 'queued'").await;
    (run_at - micros(shop.app.now())) as f64 / 1e6
}

async fn state(shop: &Shop, id: &JobId) -> (JobState, i64) {
    let job = shop.job(id).await;
    (job.state, job.attempts)
}

async fn an_attempt_that_stumbles_is_tried_again_later(db: Db) {
    let thinker = Thinker::new();
    thinker.stumbles(1);
    let shop = Opening::new(db).thinking_with(thinker.clone()).open().await;
    let accepted = shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    shop.settle().await;
    let job = shop.job(&accepted.job_id).await;
    assert_eq!((job.state, job.attempts), (JobState::Queued, 1));
    assert_eq!(job.error.unwrap().kind, "engine_unavailable");
    shop.after(Duration::from_secs(2)).await;
    assert_eq!(state(&shop, &accepted.job_id).await, (JobState::AwaitingReview, 2));
    assert_eq!(shop.job(&accepted.job_id).await.error, None);
    assert_eq!((thinker.classified(), thinker.composed()), (1, 2));
}

async fn each_attempt_waits_longer_and_the_last_is_a_dead_letter(db: Db) {
    let thinker = Thinker::new();
    thinker.stumbles(usize::MAX);
    let shop = Opening::new(db).thinking_with(thinker.clone()).open().await;
    let accepted = shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    shop.settle().await;
    for (attempt, least) in [(1, 1.0), (2, 2.0)] {
        assert_eq!(state(&shop, &accepted.job_id).await, (JobState::Queued, attempt));
        let wait = wait_of(&shop).await;
        assert!((least..=least * 1.5).contains(&wait), "after attempt {attempt}: {wait} s");
        shop.after(Duration::from_secs_f64(wait + 0.001)).await;
    }
    let job = shop.job(&accepted.job_id).await;
    assert_eq!((job.state, job.attempts, job.node.as_deref()), (JobState::Dead, 3, Some("compose")));
    assert_eq!(shop.case(&accepted.case_id).await.state, CaseState::Failed);
    assert_eq!(shop.count("SELECT COUNT(*) FROM draft").await, 0, "an upstream error is never an answer");
}

async fn a_run_that_panics_is_tried_again_and_then_a_dead_letter(db: Db) {
    let thinker = Thinker::new();
    let shop = Opening::new(db).thinking_with(thinker.clone()).open().await;
    let accepted = shop.customer("ben").mail("pull the rug from TRK-21").accepted().await;
    shop.settle().await;
    for attempt in [1, 2] {
        assert_eq!(state(&shop, &accepted.job_id).await, (JobState::Queued, attempt));
        shop.after(Duration::from_secs(10)).await;
    }
    let job = shop.job(&accepted.job_id).await;
    assert_eq!((job.state, job.attempts, job.error.unwrap().kind.as_str()), (JobState::Dead, 3, "panic"));
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    assert_eq!(shop.case_state(&draft).await, CaseState::NeedsYou);
}

async fn a_journal_of_an_older_program_is_begun_anew(db: Db) {
    let thinker = Thinker::new();
    thinker.stumbles(1);
    let shop = Opening::new(db).thinking_with(thinker.clone()).open().await;
    let accepted = shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    shop.settle().await;
    assert!(shop.execute(r#"UPDATE journal SET body = '{"entry":"of old"}'"#).await > 1);
    shop.after(Duration::from_secs(2)).await;
    assert_eq!(state(&shop, &accepted.job_id).await, (JobState::AwaitingReview, 2));
    assert_eq!(thinker.classified(), 2, "nothing of the old journal is of use");
}

async fn a_failing_attempt_gives_way_to_a_further_mail(db: Db) {
    let thinker = Thinker::new();
    thinker.hold();
    thinker.stumbles(1);
    let shop = Opening::new(db).thinking_with(thinker.clone()).open().await;
    let first = shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    shop.until("the run composes", async || thinker.composed() == 1).await;
    let second = shop.customer("ada").mail("And TRK-3?").in_case(&first.case_id).accepted().await;
    thinker.go_on();
    shop.settle().await;
    assert_eq!(state(&shop, &first.job_id).await, (JobState::Done, 1));
    assert_eq!(state(&shop, &second.job_id).await, (JobState::AwaitingReview, 1));
    assert_eq!(shop.draft_of(&first.case_id).await.items.len(), 2);
}
