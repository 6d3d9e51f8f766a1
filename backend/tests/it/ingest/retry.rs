//! Trying a dead letter again, and nothing else.

use crate::house::{Db, Opening, Shop, Thinker};
use api::{CaseState, JobId, JobPage, JobState};
use serde_json::json;
use std::time::Duration;

on_both!(
    a_dead_job_is_tried_again_and_goes_on_from_its_journal,
    only_a_dead_job_can_be_tried_again,
    a_dead_job_is_not_tried_again_while_a_newer_one_waits,
    a_dead_job_whose_mails_a_newer_version_covers_is_not_tried_again,
    a_dead_job_covers_what_came_after_it,
    a_dead_job_of_an_answered_case_is_not_tried_again,
    a_dead_refresh_is_tried_again_only_while_its_version_waits,
    dead_letters_are_listed_for_leads,
);

async fn retry(shop: &Shop, id: &JobId) -> crate::house::Answer {
    shop.http.post("crm", &format!("/v1/jobs/{id}/retry"), &json!({})).await
}

/// Until all attempts have stumbled: 1 s and 2 s lie between them, with up to half of it added.
async fn until_dead(shop: &Shop, id: &JobId) {
    for _ in 0..3 {
        shop.after(Duration::from_secs(10)).await;
    }
    assert_eq!(shop.job(id).await.state, JobState::Dead);
}

async fn a_dead_job_is_tried_again_and_goes_on_from_its_journal(db: Db) {
    let thinker = Thinker::new();
    thinker.stumbles(usize::MAX);
    let shop = Opening::new(db).thinking_with(thinker.clone()).open().await;
    let accepted = shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    until_dead(&shop, &accepted.job_id).await;
    thinker.stumbles(0);
    assert_eq!(retry(&shop, &accepted.job_id).await.status, 200);
    shop.settle().await;
    let job = shop.job(&accepted.job_id).await;
    assert_eq!((job.state, job.attempts, job.error), (JobState::AwaitingReview, 1, None));
    assert_eq!(shop.case(&accepted.case_id).await.state, CaseState::NeedsYou);
    assert_eq!(thinker.classified(), 1, "what was answered is not asked again");
}

async fn only_a_dead_job_can_be_tried_again(db: Db) {
    let thinker = Thinker::new();
    let shop = Opening::new(db).thinking_with(thinker.clone()).open().await;
    let waiting = shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    shop.settle().await;
    let parked = shop.customer("ben").mail("Away").set("/message/headers", json!({ "X-Autoreply": "yes" }));
    let parked = parked.accepted().await;
    thinker.hold();
    let running = shop.customer("dan").mail("Where is TRK-31?").accepted().await;
    shop.until("the run composes", async || thinker.composed() == 2).await;
    for (accepted, state) in
        [(&waiting, JobState::AwaitingReview), (&parked, JobState::Parked), (&running, JobState::Running)]
    {
        assert_eq!(retry(&shop, &accepted.job_id).await.refusal(), "409 job_state", "{state:?}");
        assert_eq!(shop.job(&accepted.job_id).await.state, state);
    }
}

async fn a_dead_job_is_not_tried_again_while_a_newer_one_waits(db: Db) {
    let opening = Opening::new(db).thinking_with(Thinker::new());
    let shop = opening.with(|settings| settings.limits.customer = one_an_hour()).open().await;
    let poison = shop.customer("ben").mail("poison").accepted().await;
    shop.settle().await;
    let newer = shop.customer("ben").mail("Where is TRK-21?").in_case(&poison.case_id).accepted().await;
    assert_eq!(retry(&shop, &poison.job_id).await.refusal(), "409 job_state");
    assert_eq!(shop.job(&newer.job_id).await.state, JobState::Queued);
}

fn one_an_hour() -> Option<countersign::config::Rate> {
    Some(countersign::config::Rate { count: 1, per: crate::house::HOUR })
}

async fn dead_letters_are_listed_for_leads(db: Db) {
    let shop = Opening::new(db).thinking_with(Thinker::new()).open().await;
    let mut dead = Vec::new();
    for text in ["poison one", "poison two", "poison three"] {
        dead.insert(0, shop.customer("ben").mail(text).accepted().await.job_id);
    }
    shop.settle().await;
    let page: JobPage = shop.agent("lea").get("/v1/jobs?state=dead&limit=2").await.ok();
    let rest = format!("/v1/jobs?state=dead&limit=2&cursor={}", page.next.clone().unwrap());
    let rest: JobPage = shop.agent("lea").get(&rest).await.ok();
    let listed: Vec<JobId> = page.items.iter().chain(&rest.items).map(|job| job.id.clone()).collect();
    assert_eq!((listed, rest.next), (dead, None));
    let error = page.items[0].error.clone().unwrap();
    assert_eq!((error.kind.as_str(), error.message.contains("poison")), ("engine_failed", true), "{error:?}");
    assert_eq!(shop.agent("sam").get("/v1/jobs?state=dead").await.refusal(), "403 forbidden");
    assert_eq!(shop.http.get("crm", "/v1/jobs?state=dead").await.refusal(), "403 forbidden");
    assert_eq!(shop.agent("lea").get("/v1/jobs?state=done").await.refusal(), "422 invalid");
}

/// The first mail's attempts stumble to the last; then the engine works again.
async fn one_dead(db: Db) -> (Shop, api::Accepted) {
    let thinker = Thinker::new();
    thinker.stumbles(usize::MAX);
    let shop = Opening::new(db).thinking_with(thinker.clone()).open().await;
    let dead = shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    until_dead(&shop, &dead.job_id).await;
    thinker.stumbles(0);
    (shop, dead)
}

async fn a_dead_job_whose_mails_a_newer_version_covers_is_not_tried_again(db: Db) {
    let (shop, dead) = one_dead(db).await;
    let draft = shop.customer("ada").mail("And TRK-3?").in_case(&dead.case_id).arrives().await;
    assert_eq!(draft.items.len(), 2, "it covers both mails");
    assert_eq!(retry(&shop, &dead.job_id).await.refusal(), "409 job_state");
    assert_eq!(shop.case_state(&draft).await, CaseState::NeedsYou);
    shop.agent("sam").approves(&draft).await;
}

async fn a_dead_job_covers_what_came_after_it(db: Db) {
    let thinker = Thinker::new();
    thinker.stumbles(usize::MAX);
    let shop = Opening::new(db).thinking_with(thinker.clone()).open().await;
    let first = shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    until_dead(&shop, &first.job_id).await;
    let second = shop.customer("ada").mail("And TRK-3?").in_case(&first.case_id).accepted().await;
    until_dead(&shop, &second.job_id).await;
    thinker.stumbles(0);
    assert_eq!(retry(&shop, &first.job_id).await.status, 200);
    shop.settle().await;
    let draft = shop.draft_of(&first.case_id).await;
    assert_eq!((draft.items.len(), draft.based_on_rev), (2, 2));
    assert_eq!(shop.case_state(&draft).await, CaseState::NeedsYou);
    shop.agent("sam").approves(&draft).await;
}

async fn a_dead_job_of_an_answered_case_is_not_tried_again(db: Db) {
    let (shop, dead) = one_dead(db).await;
    shop.customer("ada").mail("It arrives on Monday.").in_case(&dead.case_id).outbound().accepted().await;
    assert_eq!(retry(&shop, &dead.job_id).await.refusal(), "409 job_state");
    assert_eq!(shop.case(&dead.case_id).await.state, CaseState::WaitingCustomer);
}

async fn a_dead_refresh_is_tried_again_only_while_its_version_waits(db: Db) {
    let shop = Shop::open(db).await;
    let (one, other) = (
        shop.customer("ada").writes("Where is TRK-1?").await,
        shop.customer("ben").writes("Where is TRK-21?").await,
    );
    for draft in [&one, &other] {
        let _next: api::DraftView =
            shop.agent("sam").post(&format!("/v1/drafts/{}/refresh", draft.id), json!({})).await.ok();
    }
    shop.agent("sam").approves(&shop.draft_of(&one.case_id).await).await;
    // As a refresh leaves it that died on its last attempt.
    assert_eq!(shop.execute("UPDATE job SET state = 'dead' WHERE kind = 'refresh'").await, 2);
    for (draft, status) in [(&one, 409), (&other, 200)] {
        let job = shop.case(&draft.case_id).await.jobs.remove(0);
        assert_eq!(retry(&shop, &job.id).await.status, status);
    }
    shop.settle().await;
    assert_eq!(shop.draft_of(&one.case_id).await.version, 2, "what was decided is not drafted again");
    assert_eq!(shop.draft_of(&other.case_id).await.version, 3);
}
