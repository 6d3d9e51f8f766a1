//! The second mail of a case stands on its own.

use crate::house::{Db, Shop, UNDO_OVER, proposed};
use api::{ActionType, DraftView, Outcome};

on_both!(
    a_second_mail_carries_none_of_the_first_ones_actions,
    a_remembered_number_never_beats_the_one_in_this_mail,
    a_remembered_number_helps_where_this_mail_has_none,
    a_missing_number_never_falls_back_to_the_latest_order,
    an_unknown_number_never_falls_back_to_a_remembered_one,
);

/// A case in which TRK-1 was asked about, refunded and answered.
async fn answered(shop: &Shop) -> DraftView {
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    assert_eq!(proposed(&draft), [(ActionType::RefundDeliveryFee, Some(300))]);
    shop.agent("sam").approves(&draft).await;
    shop.after(UNDO_OVER).await;
    draft
}

fn numbers(draft: &DraftView) -> Vec<&str> {
    draft.items.iter().map(|item| item.number.as_str()).collect()
}

async fn a_second_mail_carries_none_of_the_first_ones_actions(db: Db) {
    let shop = Shop::open(db).await;
    let first = answered(&shop).await;
    let second = shop.customer("ada").answers(&first, "Thank you. And where is TRK-3?").await;
    assert_eq!((second.outcome, proposed(&second)), (Outcome::Draft, vec![]));
    assert!(second.actions.is_empty(), "not even offered: {:?}", second.actions);
    shop.agent("sam").approves(&second).await;
    shop.after(UNDO_OVER).await;
    assert_eq!(shop.refunds_paid().await, [(71_001, 300)]);
}

async fn a_remembered_number_never_beats_the_one_in_this_mail(db: Db) {
    let shop = Shop::open(db).await;
    let first = answered(&shop).await;
    let second = shop.customer("ada").answers(&first, "Now TRK-2 is late as well.").await;
    assert_eq!(numbers(&second), ["TRK-2"]);
    assert!(!second.body.contains("TRK-1"), "{}", second.body);
}

async fn a_remembered_number_helps_where_this_mail_has_none(db: Db) {
    let shop = Shop::open(db).await;
    let first = answered(&shop).await;
    let second = shop.customer("ada").answers(&first, "Where is my parcel, please?").await;
    assert_eq!(numbers(&second), ["TRK-1"]);
    assert_eq!(proposed(&second), [], "it was refunded already");
}

async fn a_missing_number_never_falls_back_to_the_latest_order(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is my parcel? It is late!").await;
    assert_eq!((draft.outcome, draft.actions.len(), draft.items.len()), (Outcome::NeedInfo, 0, 0));
    for order in ["100", "TRK"] {
        assert!(!draft.body.contains(order), "{}", draft.body);
    }
}

async fn an_unknown_number_never_falls_back_to_a_remembered_one(db: Db) {
    let shop = Shop::open(db).await;
    let first = answered(&shop).await;
    let second = shop.customer("ada").answers(&first, "And where is TRK-999?").await;
    assert_eq!(numbers(&second), ["TRK-999"]);
    assert!(!second.items[0].found && second.actions.is_empty());
}
