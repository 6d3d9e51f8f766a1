//! Money: a reviewer may lower what policy computed, and nothing else.

use crate::house::{Db, Shop, UNDO_OVER, approve_all};
use api::DecisionResponse;

on_both!(
    an_amount_above_the_proposal_is_refused,
    a_negative_amount_is_refused,
    an_action_without_an_amount_takes_none,
    a_lowered_amount_is_paid_as_lowered_once_the_text_says_so,
    a_lowered_amount_that_the_text_does_not_say_is_refused,
    an_amount_lowered_to_nothing_is_a_refusal,
    above_the_limit_a_lead_decides,
    lowered_to_the_limit_an_agent_decides,
);

async fn an_amount_above_the_proposal_is_refused(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    // Still below the fee of $5.00, and the text says it: policy gave $3.00.
    let more = approve_all(&draft).paying(&draft, 0, 400).body(draft.body.replace("$3.00", "$4.00"));
    for who in ["sam", "lea"] {
        let answer = shop.agent(who).decides(&draft, &more).await;
        assert_eq!(answer.refusal(), "422 invalid_decision", "{who}");
        assert_eq!(answer.fields(), [format!("actions.{}.amount", draft.actions[0].id)]);
    }
    shop.after(UNDO_OVER).await;
    assert!(shop.refunds_paid().await.is_empty());
}

async fn a_negative_amount_is_refused(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    for minor in [-1, -300, i64::MIN] {
        let negative = approve_all(&draft).paying(&draft, 0, minor);
        let answer = shop.agent("sam").decides(&draft, &negative).await;
        assert_eq!(answer.refusal(), "422 invalid_decision", "{minor}");
    }
    assert_eq!(shop.count("SELECT COUNT(*) FROM decision").await, 0);
}

async fn an_action_without_an_amount_takes_none(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("dan").writes("Where is TRK-31?").await;
    let priced = approve_all(&draft).paying(&draft, 0, 100);
    assert_eq!(shop.agent("sam").decides(&draft, &priced).await.refusal(), "422 invalid_decision");
}

async fn a_lowered_amount_is_paid_as_lowered_once_the_text_says_so(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let lowered = approve_all(&draft).paying(&draft, 0, 200);
    let body = shop.agent("sam").rewrites(&draft, &lowered).await;
    assert!(body.contains("refunded $2.00 of the $5.00") && !body.contains("$3.00"), "{body}");
    let _decided: DecisionResponse = shop.agent("sam").decides(&draft, &lowered.body(body)).await.ok();
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.refunds_paid().await, [(71_001, 200)]);
    assert!(shop.mails_sent().await[0].raw.contains("refunded $2.00"));
}

async fn a_lowered_amount_that_the_text_does_not_say_is_refused(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let silent = approve_all(&draft).paying(&draft, 0, 200);
    let answer = shop.agent("sam").decides(&draft, &silent).await;
    assert_eq!(answer.status, 422, "{:#}", answer.body);
    assert!(["422 check_failed", "422 claim_without_action"].contains(&answer.refusal().as_str()));
    shop.after(UNDO_OVER).await;
    assert!(shop.refunds_paid().await.is_empty());
}

async fn an_amount_lowered_to_nothing_is_a_refusal(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let nothing = approve_all(&draft).paying(&draft, 0, 0);
    assert_eq!(shop.agent("sam").decides(&draft, &nothing).await.refusal(), "422 claim_without_action");
    let body = shop.agent("sam").rewrites(&draft, &nothing).await;
    assert!(!body.contains("refund"), "{body}");
    let _decided: DecisionResponse = shop.agent("sam").decides(&draft, &nothing.body(body)).await.ok();
    shop.after(UNDO_OVER).await;
    assert!(shop.refunds_paid().await.is_empty());
    assert_eq!(shop.mails_sent().await.len(), 1);
}

async fn above_the_limit_a_lead_decides(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("eve").writes("Where is TRK-51?").await;
    let refused = shop.agent("sam").decides(&draft, &approve_all(&draft)).await;
    assert_eq!(
        (refused.refusal().as_str(), refused.body["needs_role"].as_str()),
        ("403 limit", Some("lead"))
    );
    shop.agent("lea").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.refunds_paid().await, [(75_001, 60_000)]);
}

async fn lowered_to_the_limit_an_agent_decides(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("eve").writes("Where is TRK-51?").await;
    for (minor, status) in [(50_001, 403), (50_000, 200)] {
        let lowered = approve_all(&draft).paying(&draft, 0, minor);
        let body = shop.agent("sam").rewrites(&draft, &lowered).await;
        let answer = shop.agent("sam").decides(&draft, &lowered.body(body)).await;
        assert_eq!(answer.status, status, "{minor}: {:#}", answer.body);
    }
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.refunds_paid().await, [(75_001, 50_000)]);
}
