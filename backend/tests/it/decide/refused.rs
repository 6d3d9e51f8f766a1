//! An approval names exactly what was read; anything else is refused with the word that says why, and stores nothing.

use crate::house::{Db, HOUR, Shop, approve_all};
use api::{Currency, DraftState, Money, Verdict};
use serde_json::json;

on_both!(
    a_decision_for_another_version_is_superseded,
    a_decision_for_another_content_is_content_changed,
    an_old_approval_never_sends_a_newer_draft,
    a_decision_for_an_older_rev_is_stale_inbound,
    a_decision_that_does_not_name_every_action_is_invalid,
    a_limit_is_told_before_a_fault_of_the_decision,
    the_first_hit_answers_in_the_order_of_the_specification,
    there_is_no_such_draft,
    a_get_never_decides,
    a_body_of_another_shape_decides_nothing,
);

async fn a_decision_for_another_version_is_superseded(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let mut other = approve_all(&draft);
    other.0.version += 1;
    let answer = shop.agent("sam").decides(&draft, &other).await;
    assert_eq!(answer.refusal(), "409 superseded");
    assert_eq!(answer.body["draft_id"], draft.id.as_str(), "the version to read instead");
    assert_eq!(shop.state_of(&draft).await, DraftState::AwaitingReview);
    assert_eq!(shop.count("SELECT COUNT(*) FROM decision").await, 0);
}

async fn a_decision_for_another_content_is_content_changed(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let mut other = approve_all(&draft);
    other.0.decision_hash = "0".repeat(64);
    let answer = shop.agent("sam").decides(&draft, &other).await;
    assert_eq!(answer.refusal(), "409 content_changed");
    assert_eq!(answer.body["decision_hash"], draft.decision_hash.as_str());
    assert_eq!(shop.count("SELECT COUNT(*) FROM effect").await, 0);
}

async fn an_old_approval_never_sends_a_newer_draft(db: Db) {
    let shop = Shop::open(db).await;
    let old = shop.customer("ada").writes("Where is TRK-1?").await;
    let newer = shop.customer("ada").answers(&old, "And where is TRK-2?").await;
    assert_eq!((newer.version, shop.state_of(&old).await), (2, DraftState::Superseded));
    let late = shop.agent("sam").decides(&old, &approve_all(&old)).await;
    assert_eq!(late.refusal(), "409 superseded");
    assert_eq!(late.body["draft_id"], newer.id.as_str());
    // The old content under the new version's name.
    let mut forged = approve_all(&old);
    (forged.0.version, forged.0.based_on_rev) = (newer.version, newer.based_on_rev);
    assert_eq!(shop.agent("sam").decides(&newer, &forged).await.refusal(), "409 content_changed");
    shop.after(HOUR).await;
    assert!(shop.mails_sent().await.is_empty() && shop.refunds_paid().await.is_empty());
}

async fn a_decision_for_an_older_rev_is_stale_inbound(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let mut stale = approve_all(&draft);
    stale.0.based_on_rev -= 1;
    let answer = shop.agent("sam").decides(&draft, &stale).await;
    assert_eq!(answer.refusal(), "409 stale_inbound");
    assert_eq!(answer.body["rev"], draft.based_on_rev);
}

async fn a_decision_that_does_not_name_every_action_is_invalid(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let mut silent = approve_all(&draft);
    let (refund, approve) = silent.0.actions.pop_first().unwrap();
    let answer = shop.agent("sam").decides(&draft, &silent).await;
    assert_eq!(answer.refusal(), "422 invalid_decision");
    assert_eq!(answer.fields(), [format!("actions.{refund}")]);
    let mut foreign = approve_all(&draft);
    foreign.0.actions.insert(api::ActionId::parse("act_0".to_owned()).unwrap(), approve);
    let answer = shop.agent("sam").decides(&draft, &foreign).await;
    assert_eq!(answer.refusal(), "422 invalid_decision");
    assert_eq!(answer.fields(), ["actions.act_0"]);
}

async fn a_limit_is_told_before_a_fault_of_the_decision(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("eve").writes("Where is TRK-51?").await;
    let above = approve_all(&draft).paying(&draft, 0, 60_001);
    let answer = shop.agent("sam").decides(&draft, &above).await;
    assert_eq!((answer.refusal().as_str(), answer.body["needs_role"].as_str()), ("403 limit", Some("lead")));
    assert_eq!(shop.agent("lea").decides(&draft, &above).await.refusal(), "422 invalid_decision");
}

/// Everything is wrong at once; mending one thing after the other shows the next.
async fn the_first_hit_answers_in_the_order_of_the_specification(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("eve").writes("Where is TRK-51?").await;
    assert_eq!(shop.agent("kim").claims(&draft).await.status, 200);
    let mut wrong = approve_all(&draft).body("We will send you a free pair of shoes.");
    (wrong.0.version, wrong.0.based_on_rev, wrong.0.decision_hash) = (7, 7, "none".to_owned());
    let mut refusals = Vec::new();
    let sam = shop.agent("sam");
    refusals.push(sam.decides(&draft, &wrong).await.refusal());
    wrong.0.version = draft.version;
    refusals.push(sam.decides(&draft, &wrong).await.refusal());
    wrong.0.based_on_rev = draft.based_on_rev;
    refusals.push(sam.decides(&draft, &wrong).await.refusal());
    shop.agent("kim").post(&format!("/v1/cases/{}/release", draft.case_id), json!({})).await;
    refusals.push(sam.decides(&draft, &wrong).await.refusal());
    wrong.0.decision_hash.clone_from(&draft.decision_hash);
    refusals.push(sam.decides(&draft, &wrong).await.refusal());
    refusals.push(shop.agent("lea").decides(&draft, &wrong).await.refusal());
    let expected = [
        "409 superseded",
        "409 stale_inbound",
        "409 claimed_by",
        "409 content_changed",
        "403 limit",
        "422 claim_without_action",
    ];
    assert_eq!(refusals, expected);
    assert_eq!(shop.count("SELECT COUNT(*) FROM decision").await, 0);
}

async fn there_is_no_such_draft(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let body = serde_json::to_value(&approve_all(&draft).0).unwrap();
    let sam = shop.agent("sam");
    assert_eq!(sam.post("/v1/drafts/drf_0/decisions", body.clone()).await.refusal(), "404 not_found");
    assert_eq!(sam.post("/v1/drafts/nonsense/decisions", body).await.status, 404);
    assert_eq!(sam.post("/v1/decisions/never/undo", json!({})).await.refusal(), "404 not_found");
}

async fn a_get_never_decides(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let sam = shop.agent("sam");
    let decisions = format!("/v1/drafts/{}/decisions", draft.id);
    assert_eq!(sam.get(&decisions).await.status, 405);
    assert_eq!(sam.get(&format!("{decisions}?verdict=approve")).await.status, 405);
    assert_eq!(shop.state_of(&draft).await, DraftState::AwaitingReview);
    let decision = sam.approves(&draft).await;
    assert_eq!(sam.get(&format!("/v1/decisions/{}/undo", decision.decision_id)).await.status, 405);
    assert_eq!(shop.state_of(&draft).await, DraftState::Approved);
}

async fn a_body_of_another_shape_decides_nothing(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let path = format!("/v1/drafts/{}/decisions", draft.id);
    let mut unknown = serde_json::to_value(&approve_all(&draft).verdict(Verdict::Close).0).unwrap();
    unknown["force"] = json!(true);
    assert_eq!(shop.agent("sam").post(&path, unknown).await.status, 422);
    let mut nameless = approve_all(&draft);
    nameless.0.decision_id = api::DecisionId(String::new());
    let answer = shop.agent("sam").decides(&draft, &nameless).await;
    assert_eq!(
        (answer.refusal().as_str(), answer.fields()),
        ("422 invalid_decision", vec!["decision_id".into()])
    );
    let mut euros = approve_all(&draft).paying(&draft, 0, 100);
    for verdict in euros.0.actions.values_mut() {
        verdict.amount = Some(Money::new(100, Currency::EUR));
    }
    assert_eq!(shop.agent("sam").decides(&draft, &euros).await.refusal(), "422 invalid_decision");
    assert_eq!(shop.state_of(&draft).await, DraftState::AwaitingReview);
}
