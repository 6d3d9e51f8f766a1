//! Cancelling a job, in every state it may be in.

use crate::house::{Db, Opening, Shop, Thinker, approve_all};
use api::{AcceptedStatus, CaseState, DraftState, JobId, JobState, JobView};
use serde_json::json;
use std::time::Duration;

on_both!(
    a_waiting_job_that_is_cancelled_never_runs,
    a_running_job_that_is_cancelled_leaves_nothing,
    a_draft_is_withdrawn_with_its_job,
    a_dead_letter_is_put_away,
    what_is_over_cannot_be_cancelled,
    a_mail_that_waits_outlives_the_cancel_of_the_run_before_it,
    cancelling_the_further_mail_ends_the_case_with_the_run_before_it,
    putting_a_dead_letter_away_leaves_the_newer_draft_alone,
    cancelling_a_refresh_leaves_the_version_that_waits,
    a_mail_that_joined_a_refresh_outlives_the_cancel_of_the_run_before_it,
    a_source_cancels_its_own_jobs_and_people_need_to_be_leads,
);

/// As the CRM that posted the mail.
async fn cancel(shop: &Shop, id: &JobId) -> JobView {
    shop.http.post("crm", &format!("/v1/jobs/{id}/cancel"), &json!({})).await.ok()
}

async fn a_waiting_job_that_is_cancelled_never_runs(db: Db) {
    let before = Opening::new(db.clone()).without_workers().open().await;
    let accepted = before.customer("ada").mail("Where is TRK-1?").accepted().await;
    let job = cancel(&before, &accepted.job_id).await;
    assert_eq!((job.state, job.reason.as_deref()), (JobState::Cancelled, Some("cancelled")));
    let shop = Opening::new(db).beside(&before).open().await;
    shop.settle().await;
    let case = shop.case(&accepted.case_id).await;
    assert_eq!((case.state, case.draft.is_none(), case.rev), (CaseState::Done, true, 2));
    assert_eq!(shop.job(&accepted.job_id).await.attempts, 0);
}

async fn a_running_job_that_is_cancelled_leaves_nothing(db: Db) {
    let thinker = Thinker::new();
    thinker.hold();
    let shop = Opening::new(db).thinking_with(thinker.clone()).open().await;
    let accepted = shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    shop.until("the run composes", async || thinker.composed() == 1).await;
    assert_eq!(cancel(&shop, &accepted.job_id).await.state, JobState::Cancelled);
    thinker.go_on();
    let next = shop.customer("ben").writes("Where is TRK-21?").await;
    assert_eq!(shop.case_state(&next).await, CaseState::NeedsYou);
    let case = shop.case(&accepted.case_id).await;
    assert_eq!((case.state, case.draft.is_none()), (CaseState::Done, true));
    assert_eq!(shop.job(&accepted.job_id).await.state, JobState::Cancelled);
}

async fn a_draft_is_withdrawn_with_its_job(db: Db) {
    let shop = Shop::open(db).await;
    let mail = shop.customer("ada").mail("Where is TRK-1?");
    let draft = mail.arrives().await;
    let job = shop.case(&draft.case_id).await.jobs.remove(0);
    cancel(&shop, &job.id).await;
    assert_eq!(shop.state_of(&draft).await, DraftState::Withdrawn);
    let case = shop.case(&draft.case_id).await;
    assert_eq!((case.state, case.rev), (CaseState::Done, draft.based_on_rev + 1));
    let late = shop.agent("sam").decides(&draft, &approve_all(&draft)).await;
    assert_eq!(late.refusal(), "409 superseded");
}

async fn a_dead_letter_is_put_away(db: Db) {
    let shop = Opening::new(db).thinking_with(Thinker::new()).open().await;
    let poison = shop.customer("ben").mail("poison TRK-21").accepted().await;
    shop.settle().await;
    assert_eq!(cancel(&shop, &poison.job_id).await.state, JobState::Cancelled);
    assert_eq!(shop.case(&poison.case_id).await.state, CaseState::Done);
}

async fn what_is_over_cannot_be_cancelled(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").closes(&draft).await;
    let done = shop.case(&draft.case_id).await.jobs.remove(0);
    let parked = shop.customer("ben").mail("I am away.").set("/message/headers", auto()).accepted().await;
    let cancelled = shop.customer("dan").mail("Where is TRK-31?").accepted().await;
    shop.settle().await;
    cancel(&shop, &cancelled.job_id).await;
    for (id, state) in [
        (done.id, JobState::Done),
        (parked.job_id, JobState::Parked),
        (cancelled.job_id, JobState::Cancelled),
    ] {
        assert_eq!(shop.job(&id).await.state, state);
        let refused = shop.http.post("crm", &format!("/v1/jobs/{id}/cancel"), &json!({})).await;
        assert_eq!(refused.refusal(), "409 job_state", "{state:?}");
        assert_eq!(shop.job(&id).await.state, state);
    }
}

fn auto() -> serde_json::Value {
    json!({ "Auto-Submitted": "auto-replied" })
}

/// Two mails of one case: the first one's run thinks, the second one's job waits.
async fn two_under_way(db: Db) -> (Shop, std::sync::Arc<Thinker>, api::Accepted, api::Accepted) {
    let thinker = Thinker::new();
    thinker.hold();
    let shop = Opening::new(db).thinking_with(thinker.clone()).open().await;
    let first = shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    shop.until("the run composes", async || thinker.composed() == 1).await;
    let second = shop.customer("ada").mail("And TRK-3?").in_case(&first.case_id).accepted().await;
    assert_ne!(first.job_id, second.job_id);
    (shop, thinker, first, second)
}

async fn a_mail_that_waits_outlives_the_cancel_of_the_run_before_it(db: Db) {
    let (shop, thinker, first, second) = two_under_way(db).await;
    cancel(&shop, &first.job_id).await;
    thinker.go_on();
    shop.settle().await;
    assert_eq!(shop.job(&second.job_id).await.state, JobState::AwaitingReview);
    let draft = shop.draft_of(&first.case_id).await;
    assert_eq!(draft.state, DraftState::AwaitingReview);
    shop.agent("sam").approves(&draft).await;
}

async fn cancelling_the_further_mail_ends_the_case_with_the_run_before_it(db: Db) {
    let (shop, thinker, first, second) = two_under_way(db).await;
    cancel(&shop, &second.job_id).await;
    thinker.go_on();
    shop.settle().await;
    let job = shop.job(&first.job_id).await;
    assert_eq!((job.state, job.reason.as_deref()), (JobState::Done, Some("superseded")));
    assert_eq!(shop.case(&first.case_id).await.state, CaseState::Done);
}

async fn putting_a_dead_letter_away_leaves_the_newer_draft_alone(db: Db) {
    let shop = Opening::new(db).thinking_with(Thinker::new()).open().await;
    let poison = shop.customer("ada").mail("poison").accepted().await;
    shop.settle().await;
    let sql = "UPDATE email SET answered_by = 'by telephone'";
    assert_eq!(shop.execute(sql).await, 1);
    let draft = shop.customer("ada").mail("Where is TRK-1?").in_case(&poison.case_id).arrives().await;
    cancel(&shop, &poison.job_id).await;
    assert_eq!(shop.state_of(&draft).await, DraftState::AwaitingReview);
    shop.agent("sam").approves(&draft).await;
}

async fn a_source_cancels_its_own_jobs_and_people_need_to_be_leads(db: Db) {
    let mut shop = Opening::new(db).without_workers().open().await;
    shop.opens_source("helpdesk").await;
    let accepted = shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    for what in ["cancel", "retry"] {
        let path = format!("/v1/jobs/{}/{what}", accepted.job_id);
        assert_eq!(shop.http.post("helpdesk", &path, &json!({})).await.refusal(), "404 not_found");
        assert_eq!(shop.agent("sam").post(&path, json!({})).await.refusal(), "403 forbidden");
    }
    let path = format!("/v1/jobs/{}/cancel", accepted.job_id);
    assert_eq!(shop.agent("lea").post(&path, json!({})).await.status, 200);
}

async fn refreshes(shop: &Shop, draft: &api::DraftView) -> crate::house::Answer {
    shop.agent("sam").post(&format!("/v1/drafts/{}/refresh", draft.id), json!({})).await
}

/// The newest job of the case, once it stands like this.
async fn newest_job(shop: &Shop, draft: &api::DraftView, state: JobState, jobs: usize) -> JobView {
    let found = async || {
        let jobs_now = shop.case(&draft.case_id).await.jobs;
        jobs_now.len() == jobs && jobs_now[0].state == state
    };
    shop.until("the newest job is there", found).await;
    shop.case(&draft.case_id).await.jobs.remove(0)
}

async fn cancelling_a_refresh_leaves_the_version_that_waits(db: Db) {
    let thinker = Thinker::new();
    let shop = Opening::new(db).thinking_with(thinker.clone()).open().await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    thinker.hold();
    let called_off = async {
        let job = newest_job(&shop, &draft, JobState::Running, 2).await;
        assert_eq!(cancel(&shop, &job.id).await.state, JobState::Cancelled);
        thinker.go_on();
    };
    let (_, ()) = tokio::join!(refreshes(&shop, &draft), called_off);
    shop.settle().await;
    assert_eq!(shop.case(&draft.case_id).await.rev, draft.based_on_rev);
    assert_eq!(shop.case_state(&draft).await, CaseState::NeedsYou);
    shop.agent("sam").approves(&draft).await;
}

async fn a_mail_that_joined_a_refresh_outlives_the_cancel_of_the_run_before_it(db: Db) {
    let thinker = Thinker::new();
    let shop = Opening::new(db).thinking_with(thinker.clone()).open().await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    thinker.hold();
    let written = async {
        let running = newest_job(&shop, &draft, JobState::Running, 2).await;
        let joined = async {
            newest_job(&shop, &draft, JobState::Queued, 3).await;
            let mail = shop.customer("ada").mail("And TRK-3?").in_case(&draft.case_id).accepted().await;
            cancel(&shop, &running.id).await;
            thinker.go_on();
            shop.after(Duration::from_secs(30)).await; // who writes may write again
            mail
        };
        tokio::join!(refreshes(&shop, &draft), joined).1
    };
    let (_, mail) = tokio::join!(refreshes(&shop, &draft), written);
    shop.settle().await;
    assert_eq!(mail.status, AcceptedStatus::Joined);
    let next = shop.draft_of(&draft.case_id).await;
    assert_eq!((next.state, next.items.len()), (DraftState::AwaitingReview, 2));
    assert_eq!(shop.job(&mail.job_id).await.state, JobState::AwaitingReview);
    shop.agent("sam").approves(&next).await;
}
