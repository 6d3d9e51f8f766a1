//! Two workers share the queue: every job is done, each once.

use crate::house::{Opening, Shop, Thinker, UNDO_OVER, postgres};
use api::{CaseId, JobState};

const CUSTOMERS: [&str; 4] = ["ada", "ben", "dan", "finn"];

/// Three cases for each of four customers.
async fn post_twelve(shop: &Shop) -> Vec<CaseId> {
    let mut cases = Vec::new();
    for customer in CUSTOMERS.into_iter().cycle().take(12) {
        cases.push(shop.customer(customer).mail("Where is my parcel?").accepted().await.case_id);
    }
    cases
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_workers_do_each_job_once() {
    let Some(db) = postgres().await else { return };
    let (one, two) = (Thinker::new(), Thinker::new());
    one.hold();
    two.hold();
    let first = Opening::new(db.clone()).thinking_with(one.clone()).open().await;
    let second = Opening::new(db).beside(&first).thinking_with(two.clone()).open().await;
    let cases = post_twelve(&first).await;
    // Two at a time each: neither leaves all to the other.
    first.until("both are busy", async || (one.composed(), two.composed()) == (2, 2)).await;
    one.go_on();
    two.go_on();
    first.settle().await;
    assert_eq!(one.composed() + two.composed(), cases.len());
    assert_eq!(first.count("SELECT COUNT(*) FROM draft").await, 12);
    for case in &cases {
        let jobs = second.case(case).await.jobs;
        let ends: Vec<_> = jobs.iter().map(|job| (job.state, job.attempts)).collect();
        assert_eq!(ends, [(JobState::AwaitingReview, 1)]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_worker_that_dies_leaves_its_jobs_to_the_other() {
    let Some(db) = postgres().await else { return };
    let one = Thinker::new();
    one.hold();
    let first = Opening::new(db.clone()).thinking_with(one.clone()).open().await;
    let cases = post_twelve(&first).await;
    first.until("it is busy", async || one.composed() == 2).await;
    let second = Opening::new(db).beside(&first).open().await;
    let lease = second.app.settings.jobs.lease;
    drop(first);
    second.after(lease + std::time::Duration::from_secs(1)).await;
    for case in &cases {
        assert_eq!(second.case(case).await.jobs[0].state, JobState::AwaitingReview);
    }
    assert_eq!(second.count("SELECT COUNT(*) FROM draft").await, 12);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_one_process_approves_the_other_may_send_and_nobody_twice() {
    let Some(db) = postgres().await else { return };
    let first = Opening::new(db.clone()).open().await;
    let second = Opening::new(db).beside(&first).open().await;
    for (customer, number) in [("ada", "TRK-1"), ("ben", "TRK-21"), ("finn", "TRK-61")] {
        let draft = first.customer(customer).writes(&format!("Where is {number}?")).await;
        second.agent("sam").approves(&draft).await;
    }
    first.after(UNDO_OVER).await;
    assert_eq!(first.mails_sent().await.len(), 3);
    assert_eq!(first.refunds_paid().await, [(71_001, 300), (72_001, 490), (76_001, 100)]);
    let sql = "SELECT COUNT(*) FROM effect WHERE state <> 'done' OR attempts <> 1";
    assert_eq!(second.count(sql).await, 0);
}
