//! One delivery is paid back once, never above its fee, whoever approves what and where.

use crate::house::{Db, Shop, UNDO_OVER, approve_all, proposed};
use api::{ActionType, CaseState, DraftView};

on_both!(
    a_refund_is_never_above_the_fee,
    one_delivery_is_paid_once_though_two_cases_approve_at_once,
    a_paid_refund_is_not_proposed_again,
    an_edit_cannot_promise_a_second_refund,
    a_second_mail_does_not_carry_the_first_ones_actions,
    a_fee_that_shrank_after_the_approval_is_not_overpaid,
    one_coupon_a_delivery,
);

async fn a_refund_is_never_above_the_fee(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ben").writes("Where is TRK-21?").await;
    assert_eq!(
        proposed(&draft),
        [(ActionType::RefundDeliveryFee, Some(490))],
        "ten days at 20 %, and a fee of $4.90"
    );
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.refunds_paid().await, [(72_001, 490)]);
}

/// The same parcel in two cases of one customer.
async fn twice(shop: &Shop) -> (DraftView, DraftView) {
    let ada = shop.customer("ada");
    let first = ada.writes("Where is TRK-1?").await;
    let second = ada.writes("My order 1001 was late!").await;
    assert_ne!(first.case_id, second.case_id);
    assert_eq!(proposed(&first), proposed(&second));
    (first, second)
}

async fn one_delivery_is_paid_once_though_two_cases_approve_at_once(db: Db) {
    let shop = Shop::open(db).await;
    let (first, second) = twice(&shop).await;
    tokio::join!(shop.agent("sam").approves(&first), shop.agent("kim").approves(&second));
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.refunds_paid().await, [(71_001, 300)]);
    assert_eq!(shop.mails_sent().await.len(), 1, "the other one would promise what did not happen");
    let mut states = [shop.case_state(&first).await, shop.case_state(&second).await];
    states.sort_by_key(|state| *state == CaseState::Failed);
    assert_eq!(states, [CaseState::Done, CaseState::Failed]);
}

async fn a_paid_refund_is_not_proposed_again(db: Db) {
    let shop = Shop::open(db).await;
    let first = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&first).await;
    shop.after(UNDO_OVER).await;
    let same_case = shop.customer("ada").answers(&first, "And the refund for TRK-1?").await;
    let other_case = shop.customer("ada").writes("Where is TRK-1?").await;
    for draft in [&same_case, &other_case] {
        assert_eq!(proposed(draft), [], "{}", draft.body);
    }
    assert!(other_case.body.contains("$3.00"), "it says what was paid: {}", other_case.body);
}

async fn an_edit_cannot_promise_a_second_refund(db: Db) {
    let shop = Shop::open(db).await;
    let first = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&first).await;
    shop.after(UNDO_OVER).await;
    let next = shop.customer("ada").writes("Where is TRK-1?").await;
    let body = next.body.replace("Kind regards,", "We will refund another $2.00.\n\nKind regards,");
    let answer = shop.agent("sam").decides(&next, &approve_all(&next).body(body)).await;
    assert_eq!(answer.status, 422, "{:#}", answer.body);
    // The old approval's action under the new version's name.
    let mut forged = approve_all(&next);
    forged.0.actions = approve_all(&first).0.actions;
    assert_eq!(shop.agent("sam").decides(&next, &forged).await.refusal(), "422 invalid_decision");
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.refunds_paid().await, [(71_001, 300)]);
}

async fn a_second_mail_does_not_carry_the_first_ones_actions(db: Db) {
    let shop = Shop::open(db).await;
    let first = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&first).await;
    shop.after(UNDO_OVER).await;
    let second = shop.customer("ada").answers(&first, "Where is TRK-3?").await;
    assert_eq!(proposed(&second), [], "TRK-3 is in time");
    assert!(second.body.contains("TRK-3") && !second.body.contains("refund"), "{}", second.body);
}

async fn a_fee_that_shrank_after_the_approval_is_not_overpaid(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.agent("sam").approves(&draft).await;
    shop.execute("UPDATE shop_delivery SET fee_minor = 200 WHERE order_id = 1001").await;
    shop.after(UNDO_OVER).await;
    assert!(shop.refunds_paid().await.is_empty() && shop.mails_sent().await.is_empty());
    assert_eq!(shop.case_state(&draft).await, CaseState::Failed);
}

async fn one_coupon_a_delivery(db: Db) {
    let shop = Shop::open(db).await;
    let first = shop.customer("ada").writes("Where is TRK-2?").await;
    assert!(proposed(&first).contains(&(ActionType::CouponExpeditedDelivery, None)));
    shop.agent("sam").approves(&first).await;
    shop.after(UNDO_OVER).await;
    let again = shop.customer("ada").writes("Where is TRK-2?").await;
    assert_eq!(proposed(&again), [], "{}", again.body);
    assert_eq!(shop.count("SELECT COUNT(*) FROM shop_coupon").await, 1);
}
