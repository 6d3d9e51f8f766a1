//! A mail comes while something of its case is under way.

use crate::house::{Db, Opening, Shop, Thinker, approve_all, proposed};
use api::{AcceptedStatus, ActionType, DraftState, DraftView, JobState};
use countersign::store::micros;
use std::time::Duration;

on_both!(
    a_mail_that_comes_while_the_job_runs_is_not_lost,
    a_mail_while_a_draft_waits_supersedes_it,
    a_burst_joins_the_waiting_job_and_moves_its_start,
    a_joined_mail_is_answered_with_the_first,
    a_second_burst_starts_anew,
);

/// The numbers of the parcels a version speaks of.
fn numbers(draft: &DraftView) -> Vec<&str> {
    draft.items.iter().map(|item| item.number.as_str()).collect()
}

async fn a_mail_that_comes_while_the_job_runs_is_not_lost(db: Db) {
    let thinker = Thinker::new();
    thinker.hold();
    let shop = Opening::new(db).thinking_with(thinker.clone()).open().await;
    let first = shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    shop.until("the run composes", async || thinker.composed() == 1).await;
    let second = shop.customer("ada").mail("And where is TRK-3?").in_case(&first.case_id).accepted().await;
    assert_eq!(second.status, AcceptedStatus::Queued);
    assert_ne!(second.job_id, first.job_id);
    thinker.go_on();
    shop.settle().await;
    let over = shop.job(&first.job_id).await;
    assert_eq!((over.state, over.reason.as_deref()), (JobState::Done, Some("superseded")));
    assert_eq!(shop.draft(&over.draft_id.unwrap()).await.state, DraftState::Superseded);
    let draft = shop.draft_of(&first.case_id).await;
    assert_eq!((draft.state, draft.version), (DraftState::AwaitingReview, 2));
    assert_eq!(numbers(&draft), ["TRK-1", "TRK-3"]);
}

async fn a_mail_while_a_draft_waits_supersedes_it(db: Db) {
    let shop = Shop::open(db).await;
    let first = shop.customer("ada").writes("Where is TRK-1?").await;
    let second = shop.customer("ada").answers(&first, "And where is TRK-3?").await;
    assert_eq!(shop.state_of(&first).await, DraftState::Superseded);
    assert_eq!((second.version, second.based_on_rev), (2, 2));
    assert_eq!(numbers(&second), ["TRK-1", "TRK-3"]);
    assert_eq!(proposed(&second), [(ActionType::RefundDeliveryFee, Some(300))]);
    let late = shop.agent("sam").decides(&first, &approve_all(&first)).await;
    assert_eq!(late.refusal(), "409 superseded");
    assert_eq!(late.body["draft_id"], second.id.as_str());
    let jobs = shop.case(&first.case_id).await.jobs;
    let ends: Vec<_> = jobs.iter().map(|job| (job.state, job.reason.as_deref())).collect();
    assert_eq!(ends, [(JobState::AwaitingReview, None), (JobState::Done, Some("superseded"))]);
}

/// Seconds from `begun` to the start of the only job that waits.
async fn starts_after(shop: &Shop, begun: i64) -> i64 {
    (shop.count("SELECT run_at FROM job WHERE state = 'queued'").await - begun) / 1_000_000
}

async fn a_burst_joins_the_waiting_job_and_moves_its_start(db: Db) {
    let shop = Opening::new(db).without_workers().open().await;
    let begun = micros(shop.app.now());
    let first = shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    assert_eq!(starts_after(&shop, begun).await, 0, "the first mail of a quiet case starts at once");
    let mut starts = Vec::new();
    for _ in 0..8 {
        shop.clock.advance(Duration::from_secs(15));
        let next = shop.customer("ada").mail("Hello?").in_case(&first.case_id).accepted().await;
        assert_eq!((next.status, next.job_id), (AcceptedStatus::Joined, first.job_id.clone()));
        starts.push(starts_after(&shop, begun).await);
    }
    assert_eq!(starts, [35, 50, 65, 80, 95, 110, 120, 120], "20 s after each, 2 min after the first");
    assert_eq!(shop.case(&first.case_id).await.rev, 9);
}

async fn a_joined_mail_is_answered_with_the_first(db: Db) {
    let quiet = Opening::new(db.clone()).without_workers().open().await;
    let first = quiet.customer("ada").mail("Where is TRK-1?").accepted().await;
    quiet.customer("ada").mail("And where is TRK-3?").in_case(&first.case_id).accepted().await;
    let shop = Opening::new(db).beside(&quiet).open().await;
    shop.settle().await;
    assert_eq!(shop.job(&first.job_id).await.state, JobState::Queued, "it waits for more");
    shop.after(Duration::from_secs(20)).await;
    let draft = shop.draft_of(&first.case_id).await;
    assert_eq!((draft.version, draft.based_on_rev), (1, 2));
    assert_eq!(numbers(&draft), ["TRK-1", "TRK-3"]);
}

async fn a_second_burst_starts_anew(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.clock.advance(Duration::from_secs(300));
    let next = shop.customer("ada").mail("And TRK-3?").in_case(&draft.case_id).accepted().await;
    assert_eq!(next.status, AcceptedStatus::Queued);
    shop.settle().await;
    assert_eq!(shop.job(&next.job_id).await.state, JobState::AwaitingReview, "without a wait");
}
