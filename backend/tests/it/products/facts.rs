//! What a reply says of products is true when it is approved, or it is refused with what has changed.

use super::shelf::{self, IN_STOCK, TO_COME};
use crate::house::{Db, HOUR, Shop, UNDO_OVER, approve_all};
use api::{DraftId, DraftState, DraftView};
use std::time::Duration;

on_both!(
    sold_out_before_the_approval_is_told_with_a_new_version_ready,
    stock_holds_for_half_an_hour_and_is_then_read_again,
    a_shipment_that_comes_later_than_announced_is_told_with_a_new_version_ready,
    a_changed_price_is_told_at_once,
    a_changed_description_is_told_at_once,
    a_change_elsewhere_in_the_catalogue_stops_nobody,
);

const HALF_AN_HOUR: Duration = Duration::from_secs(30 * 60);

/// Approves; gives what has changed and the version that says so.
async fn refused(shop: &Shop, draft: &DraftView) -> (Vec<String>, DraftView) {
    let answer = shop.agent("sam").decides(draft, &approve_all(draft)).await;
    assert_eq!(answer.refusal(), "409 facts_changed", "{:#}", answer.body);
    let newer = DraftId::parse(answer.body["draft_id"].as_str().unwrap().to_owned()).unwrap();
    let newer = shop.draft(&newer).await;
    assert_eq!((newer.version, newer.state), (draft.version + 1, DraftState::AwaitingReview));
    assert_eq!(shop.state_of(draft).await, DraftState::Superseded);
    (serde_json::from_value(answer.body["which"].clone()).unwrap(), newer)
}

/// Approves; the mail goes out as it was written.
async fn sent(shop: &Shop, draft: &DraftView) {
    shop.agent("sam").approves(draft).await;
    shop.after(UNDO_OVER).await;
    let case = shop.case(&draft.case_id).await;
    assert_eq!(case.emails.last().map(|mail| mail.text.as_str()), Some(draft.body.as_str()));
    assert_eq!(case.drafts.len(), usize::try_from(draft.version).unwrap(), "no version was made in passing");
}

async fn sold_out_before_the_approval_is_told_with_a_new_version_ready(db: Db) {
    let shop = shelf::open(db).await;
    let draft = shop.customer("cleo").writes(IN_STOCK).await;
    assert!(draft.body.contains("is in stock: we have 3 pairs"), "{}", draft.body);
    shop.execute("UPDATE shop_stock SET quantity = 0 WHERE product_id = 44").await;
    shop.after(HOUR).await;
    let (which, newer) = refused(&shop, &draft).await;
    assert!(which.contains(&"In stock".to_owned()), "{which:?}");
    assert!(newer.body.contains("is out of stock at the moment"), "{}", newer.body);
    assert!(shop.mails_sent().await.is_empty());
    sent(&shop, &newer).await;
}

async fn stock_holds_for_half_an_hour_and_is_then_read_again(db: Db) {
    let shop = shelf::open(db).await;
    let minute = Duration::from_secs(60);
    let (in_time, late, changed) = (
        shop.customer("cleo").writes(IN_STOCK).await,
        shop.customer("dan").writes(IN_STOCK).await,
        shop.customer("eve").writes(IN_STOCK).await,
    );
    shop.execute("UPDATE shop_stock SET quantity = 2 WHERE product_id = 44").await;
    shop.after(HALF_AN_HOUR - minute).await;
    sent(&shop, &in_time).await;
    shop.after(2 * minute).await;
    let (which, _) = refused(&shop, &changed).await;
    assert_eq!(which, ["In stock"]);
    shop.execute("UPDATE shop_stock SET quantity = 3 WHERE product_id = 44").await;
    sent(&shop, &late).await;
}

async fn a_shipment_that_comes_later_than_announced_is_told_with_a_new_version_ready(db: Db) {
    let shop = shelf::open(db).await;
    let draft = shop.customer("cleo").writes(TO_COME).await;
    shop.execute("UPDATE shop_incoming SET expected_on = '2026-02-17' WHERE expected_on = '2026-02-10'")
        .await;
    shop.after(HOUR).await;
    let (which, newer) = refused(&shop, &draft).await;
    assert_eq!(which, ["Expected"]);
    assert!(newer.body.contains("17 February 2026") && !newer.body.contains("10 February"), "{}", newer.body);
}

async fn a_changed_price_is_told_at_once(db: Db) {
    let shop = shelf::open(db).await;
    let draft = shop.customer("cleo").writes(IN_STOCK).await;
    shop.execute("UPDATE shop_product SET price_minor = 13900 WHERE id = 44").await;
    let (which, newer) = refused(&shop, &draft).await;
    assert_eq!(which, ["Price"]);
    assert!(newer.body.contains("$139.00") && !newer.body.contains("$129.00"), "{}", newer.body);
}

async fn a_changed_description_is_told_at_once(db: Db) {
    let shop = shelf::open(db).await;
    let draft = shop.customer("cleo").writes("How heavy is the Northwind Glide 4 in size 44?").await;
    assert!(draft.body.contains("An everyday road shoe."), "{}", draft.body);
    shop.execute("UPDATE shop_product SET description = 'A racing shoe.' WHERE id = 44").await;
    let (which, newer) = refused(&shop, &draft).await;
    assert_eq!(which, ["Details"]);
    assert!(newer.body.contains("A racing shoe."), "{}", newer.body);
}

/// The version of the catalogue counts on with every product; what this reply says is still so.
async fn a_change_elsewhere_in_the_catalogue_stops_nobody(db: Db) {
    let shop = shelf::open(db).await;
    let draft = shop.customer("cleo").writes(IN_STOCK).await;
    let version = "SELECT version FROM shop_catalogue WHERE id = 1";
    let before = shop.count(version).await;
    shop.execute("UPDATE shop_product SET price_minor = 1 WHERE id = 50").await;
    assert!(shop.count(version).await > before);
    sent(&shop, &draft).await;
    assert_eq!(shop.draft(&draft.id).await.evidence, draft.evidence, "a version never changes");
}
