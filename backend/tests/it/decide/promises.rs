//! What the text says is done is done: no promise without its approved action.

use crate::house::{Db, Shop, UNDO_OVER, approve_all};
use api::{ActionType, DecisionResponse, EffectKind, EffectState, Severity};

on_both!(
    a_refused_action_does_not_stay_promised,
    refusing_one_action_keeps_the_others_and_their_words,
    a_refusal_put_into_words_stands,
    the_rewritten_text_keeps_what_a_person_typed,
    an_approved_action_needs_no_words,
    an_offered_action_may_be_taken,
    a_promise_that_nobody_approved_never_ships,
    a_lead_overrides_a_block_with_a_written_reason,
);

async fn a_refused_action_does_not_stay_promised(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let refused = approve_all(&draft).refusing(&draft, 0);
    let answer = shop.agent("sam").decides(&draft, &refused).await;
    assert_eq!(answer.refusal(), "422 claim_without_action");
    let claiming =
        draft.segments.iter().find(|s| s.claims.contains(&draft.actions[0].id.to_string())).unwrap();
    assert_eq!(answer.body["segments"], serde_json::json!([claiming.id]));
    let body = shop.agent("sam").rewrites(&draft, &refused).await;
    assert!(!body.contains("refund"), "{body}");
    let _sent: DecisionResponse = shop.agent("sam").decides(&draft, &refused.body(body)).await.ok();
    shop.after(UNDO_OVER).await;
    assert!(shop.refunds_paid().await.is_empty());
    assert!(!shop.mails_sent().await[0].raw.contains("refund"));
}

async fn refusing_one_action_keeps_the_others_and_their_words(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ben").writes("Where is TRK-22?").await;
    let kinds: Vec<ActionType> = draft.actions.iter().map(|action| action.what.kind()).collect();
    let coupon = kinds.iter().position(|kind| *kind == ActionType::CouponExpeditedDelivery).unwrap();
    let refused = approve_all(&draft).refusing(&draft, coupon);
    assert_eq!(shop.agent("sam").decides(&draft, &refused).await.refusal(), "422 claim_without_action");
    let body = shop.agent("sam").rewrites(&draft, &refused).await;
    assert!(!body.contains("coupon") && body.contains("I have asked FedEx"), "{body}");
    let _sent: DecisionResponse = shop.agent("sam").decides(&draft, &refused.body(body)).await.ok();
    shop.after(UNDO_OVER).await;
    let rows = [
        shop.count("SELECT COUNT(*) FROM shop_coupon").await,
        shop.count("SELECT COUNT(*) FROM shop_refund WHERE state = 'tracked'").await,
        shop.count("SELECT COUNT(*) FROM shop_inquiry").await,
    ];
    assert_eq!(rows, [0, 1, 1]);
}

async fn a_refusal_put_into_words_stands(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let body = draft.body.replace(
        "I have refunded $3.00 of the $5.00 you paid for delivery.",
        "I am afraid we cannot refund the delivery fee.",
    );
    let refused = approve_all(&draft).refusing(&draft, 0).body(body);
    let _sent: DecisionResponse = shop.agent("sam").decides(&draft, &refused).await.ok();
}

async fn the_rewritten_text_keeps_what_a_person_typed(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let typed = draft.body.replace("Kind regards,", "Have a good week.\n\nKind regards,");
    let refused = approve_all(&draft).refusing(&draft, 0).body(typed);
    let body = shop.agent("sam").rewrites(&draft, &refused).await;
    assert!(body.contains("Have a good week.\n\nKind regards,"), "{body}");
    assert!(!body.contains("refunded"), "{body}");
    let words_of_mine = draft.body.replace("I have refunded $3.00", "We refunded all of $3.00");
    let mine = approve_all(&draft).refusing(&draft, 0).body(words_of_mine.clone());
    assert_eq!(
        shop.agent("sam").rewrites(&draft, &mine).await,
        words_of_mine,
        "a touched sentence is theirs"
    );
}

async fn an_approved_action_needs_no_words(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let body = draft.body.replace("I have refunded $3.00 of the $5.00 you paid for delivery.\n\n", "");
    let _sent: DecisionResponse =
        shop.agent("sam").decides(&draft, &approve_all(&draft).body(body)).await.ok();
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.refunds_paid().await, [(71_001, 300)]);
    assert_eq!(shop.mails_sent().await.len(), 1);
}

/// An escalation proposes nothing: what policy allows lies there unticked.
async fn an_offered_action_may_be_taken(db: Db) {
    let shop = Shop::open(db).await;
    let mail = "Where is TRK-1? I need it immediately, this is urgent!";
    let draft = shop.customer("ada").writes(mail).await;
    assert_eq!(draft.outcome, api::Outcome::Escalate);
    assert!(draft.actions.iter().all(|action| action.offered), "{:?}", draft.actions);
    let refund = draft.actions.iter().position(|a| a.what.kind() == ActionType::RefundDeliveryFee).unwrap();
    let taken = approve_all(&draft).paying(&draft, refund, 300);
    let decided: DecisionResponse = shop.agent("sam").decides(&draft, &taken).await.ok();
    assert_eq!(decided.effects.len(), 3);
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.refunds_paid().await, [(71_001, 300)]);
    let ended =
        [EffectKind::Action, EffectKind::Mail, EffectKind::Memory].map(|kind| (kind, EffectState::Done));
    assert_eq!(shop.effects(&draft).await, ended);
}

async fn a_promise_that_nobody_approved_never_ships(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    for promise in [
        "You will get a new pair for free.",
        "I have added a voucher for your next order.",
        "We have asked FedEx to look into it.",
        "We will extend the time for returns to a year.",
    ] {
        let body = draft.body.replace("Kind regards,", &format!("{promise}\n\nKind regards,"));
        let answer = shop.agent("sam").decides(&draft, &approve_all(&draft).body(body)).await;
        assert_eq!(answer.refusal(), "422 claim_without_action", "{promise} {:#}", answer.body);
    }
    shop.after(UNDO_OVER).await;
    assert!(shop.mails_sent().await.is_empty());
}

async fn a_lead_overrides_a_block_with_a_written_reason(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let body = draft.body.replace("Kind regards,", "We will send you a birthday card.\n\nKind regards,");
    let edited = approve_all(&draft).body(body);
    let found = shop.agent("lea").checks(&draft, &edited).await.checks;
    let blocks: Vec<String> =
        found.into_iter().filter(|check| check.severity == Severity::Block).map(|check| check.id).collect();
    assert!(!blocks.is_empty());
    let silent = edited.clone().acknowledging(blocks.clone());
    assert_eq!(shop.agent("lea").decides(&draft, &silent).await.status, 422, "no reason");
    let reasoned = silent.note("I post it myself.");
    assert_eq!(shop.agent("sam").decides(&draft, &reasoned).await.status, 422, "no lead");
    let _sent: DecisionResponse = shop.agent("lea").decides(&draft, &reasoned).await.ok();
    shop.after(UNDO_OVER).await;
    assert!(shop.mails_sent().await[0].raw.contains("a birthday card"));
}
