//! Facts grow old: an approval rests on what is true now, or is refused with what has changed.

use crate::house::{DAY, Db, HOUR, Shop, UNDO_OVER, approve_all};
use api::{ActionType, DraftId, DraftState, DraftView, EvidenceView};
use serde_json::json;
use std::time::Duration;

on_both!(
    an_old_fact_that_still_holds_is_approved,
    a_changed_fact_is_told_with_a_new_version_ready,
    a_changed_fact_within_its_time_is_caught_when_the_action_runs,
    a_version_expires_and_is_neither_yes_nor_no,
    an_expired_version_is_refreshed,
    reading_a_version_never_changes_it,
);

async fn an_old_fact_that_still_holds_is_approved(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.after(HOUR).await;
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.refunds_paid().await, [(71_001, 300)]);
    assert_eq!(shop.case(&draft.case_id).await.drafts.len(), 1, "no version was made in passing");
}

async fn a_changed_fact_is_told_with_a_new_version_ready(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("dan").writes("Where is TRK-31?").await;
    shop.execute(
        "UPDATE shop_delivery SET status = 'delivered', delivered_on = '2026-01-29' WHERE order_id = 3001",
    )
    .await;
    shop.after(HOUR).await;
    let answer = shop.agent("sam").decides(&draft, &approve_all(&draft)).await;
    assert_eq!(answer.refusal(), "409 facts_changed");
    assert!(answer.body["which"].as_array().unwrap().contains(&json!("Status")), "{:#}", answer.body);
    let newer = DraftId::parse(answer.body["draft_id"].as_str().unwrap().to_owned()).unwrap();
    let newer = shop.draft(&newer).await;
    assert_eq!((newer.version, shop.state_of(&draft).await), (2, DraftState::Superseded));
    assert_eq!(newer.actions[0].what.kind(), ActionType::RefundDeliveryFee);
    shop.agent("sam").approves(&newer).await;
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.refunds_paid().await, [(73_001, 800)]);
    assert_eq!(shop.mails_sent().await.len(), 1);
}

/// Inside the 30 minutes nobody looks; the action does, and the mail that promises it stays here.
async fn a_changed_fact_within_its_time_is_caught_when_the_action_runs(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.execute("UPDATE shop_delivery SET status = 'cancelled', delivered_on = NULL WHERE order_id = 1001")
        .await;
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.case_state(&draft).await, api::CaseState::Failed);
    assert!(shop.refunds_paid().await.is_empty() && shop.mails_sent().await.is_empty());
}

async fn a_version_expires_and_is_neither_yes_nor_no(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.after(DAY + Duration::from_secs(1)).await;
    shop.until("the version expires", async || shop.state_of(&draft).await == DraftState::Expired).await;
    let answer = shop.agent("sam").decides(&draft, &approve_all(&draft)).await;
    assert_eq!(
        (answer.refusal().as_str(), &answer.body["which"]),
        ("409 facts_changed", &json!(["expired"]))
    );
    assert_eq!(shop.case_state(&draft).await, api::CaseState::NeedsYou);
    assert_eq!(shop.count("SELECT COUNT(*) FROM decision").await, 0);
}

async fn an_expired_version_is_refreshed(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.after(DAY + Duration::from_secs(1)).await;
    shop.until("the version expires", async || shop.state_of(&draft).await == DraftState::Expired).await;
    let path = format!("/v1/drafts/{}/refresh", draft.id);
    let newer: DraftView = shop.agent("sam").post(&path, json!({})).await.ok();
    assert_eq!(
        (newer.version, newer.state, newer.body.as_str()),
        (2, DraftState::AwaitingReview, draft.body.as_str())
    );
    let oldest = |draft: &DraftView| draft.evidence.iter().map(|fact: &EvidenceView| fact.read_at).min();
    assert!(oldest(&newer) > oldest(&draft));
    shop.agent("sam").approves(&newer).await;
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.refunds_paid().await, [(71_001, 300)]);
}

async fn reading_a_version_never_changes_it(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.execute("UPDATE shop_delivery SET fee_minor = 900 WHERE order_id = 1001").await;
    shop.after(HOUR).await;
    assert_eq!(shop.draft(&draft.id).await, draft);
    assert_eq!(shop.draft_of(&draft.case_id).await, draft);
}
