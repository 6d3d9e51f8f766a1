//! Versions and facts that grow old: neither a yes nor a no, but read anew.

use crate::house::{DAY, Db, HOUR, Opening, Shop, Thinker, UNDO_OVER, approve_all, proposed};
use api::{ActionType, CaseState, DraftState, DraftView, JobKind, JobState};
use serde_json::json;

on_both!(
    an_expired_version_is_refreshed_and_then_decided,
    a_refresh_tells_what_is_true_now,
    a_refresh_whose_run_dies_says_so,
    an_approval_on_changed_facts_makes_another_version,
    an_approval_on_old_but_unchanged_facts_stands,
    only_the_version_that_waits_is_refreshed,
);

async fn refresh(shop: &Shop, draft: &DraftView) -> DraftView {
    shop.agent("sam").post(&format!("/v1/drafts/{}/refresh", draft.id), json!({})).await.ok()
}

async fn arrives(shop: &Shop) {
    let mut tx = shop.app.db.begin().await.unwrap();
    countersign::shop::arrive(&mut tx, 73_001, "2026-01-29".parse().unwrap()).await.unwrap();
    tx.commit().await.unwrap();
}

async fn an_expired_version_is_refreshed_and_then_decided(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.after(DAY).await;
    assert_eq!(shop.state_of(&draft).await, DraftState::Expired);
    assert_eq!(shop.case_state(&draft).await, CaseState::NeedsYou);
    let late = shop.agent("sam").decides(&draft, &approve_all(&draft)).await;
    assert_eq!(
        (late.refusal().as_str(), late.body["which"][0].as_str()),
        ("409 facts_changed", Some("expired"))
    );
    let next = refresh(&shop, &draft).await;
    assert_eq!(
        (next.version, next.state, next.based_on_rev),
        (2, DraftState::AwaitingReview, draft.based_on_rev)
    );
    assert_eq!(shop.state_of(&draft).await, DraftState::Superseded);
    assert_eq!(shop.case(&draft.case_id).await.jobs[0].kind, JobKind::Refresh);
    shop.agent("sam").approves(&next).await;
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.refunds_paid().await, [(71_001, 300)]);
}

async fn a_refresh_tells_what_is_true_now(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("dan").writes("Where is TRK-31?").await;
    assert_eq!(proposed(&draft), [(ActionType::TrackRefundDeliveryFee, None)]);
    arrives(&shop).await;
    let next = refresh(&shop, &draft).await;
    assert_eq!(proposed(&next), [(ActionType::RefundDeliveryFee, Some(800))]);
}

async fn a_refresh_whose_run_dies_says_so(db: Db) {
    let thinker = Thinker::new();
    let opening =
        Opening::new(db).thinking_with(thinker.clone()).with(|settings| settings.jobs.max_attempts = 1);
    let shop = opening.open().await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    thinker.stumbles(1);
    let answer = shop.agent("sam").post(&format!("/v1/drafts/{}/refresh", draft.id), json!({})).await;
    assert_eq!(answer.refusal(), "503 unavailable", "{:#}", answer.body);
    assert_eq!(shop.case(&draft.case_id).await.jobs[0].state, JobState::Dead);
}

async fn an_approval_on_changed_facts_makes_another_version(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("dan").writes("Where is TRK-31?").await;
    arrives(&shop).await;
    shop.clock.advance(HOUR);
    let refused = shop.agent("sam").decides(&draft, &approve_all(&draft)).await;
    assert_eq!(refused.refusal(), "409 facts_changed");
    let next = shop.draft_of(&draft.case_id).await;
    assert_eq!(refused.body["draft_id"], next.id.as_str());
    assert_eq!((next.version, next.state), (2, DraftState::AwaitingReview));
    assert_eq!(proposed(&next), [(ActionType::RefundDeliveryFee, Some(800))]);
    shop.agent("sam").approves(&next).await;
}

async fn an_approval_on_old_but_unchanged_facts_stands(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("dan").writes("Where is TRK-31?").await;
    shop.clock.advance(HOUR);
    shop.agent("sam").approves(&draft).await;
    assert_eq!(shop.case(&draft.case_id).await.jobs.len(), 1);
}

async fn only_the_version_that_waits_is_refreshed(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").closes(&draft).await;
    let refused = shop.agent("sam").post(&format!("/v1/drafts/{}/refresh", draft.id), json!({})).await;
    assert_eq!(refused.refusal(), "409 superseded");
}
