//! An edit of a product reply is held against what the shop has, as the agent's own text is.

use super::shelf::{self, IN_STOCK, TO_COME};
use crate::house::{Db, Shop, UNDO_OVER, approve_all};
use api::{CheckView, DecisionResponse, DraftView, Severity};

on_both!(
    a_changed_size_product_stock_or_count_asks_to_be_acknowledged,
    an_acknowledged_size_is_sent_as_it_was_written,
    words_of_ones_own_about_a_product_are_not_in_the_way,
    a_name_of_the_catalogue_is_a_word_like_any_other_in_a_reply_about_a_parcel,
);

/// What is not well with this text, by name.
async fn faults(shop: &Shop, draft: &DraftView, body: &str) -> Vec<(Severity, String)> {
    let found = shop.agent("sam").checks(draft, &approve_all(draft).body(body)).await.checks;
    let name = |check: CheckView| (check.severity, check.id.split(':').next().unwrap().to_owned());
    found.into_iter().map(name).filter(|(severity, _)| *severity != Severity::Ok).collect()
}

async fn a_changed_size_product_stock_or_count_asks_to_be_acknowledged(db: Db) {
    let shop = shelf::open(db).await;
    let there = shop.customer("cleo").writes(IN_STOCK).await;
    let to_come = shop.customer("dan").writes(TO_COME).await;
    for (draft, from, to, name) in [
        (&there, "size 44", "size 43", "size"),
        (&there, "Northwind Glide 4", "Kestrel Hover", "product"),
        (&there, "costs $129.00", "costs as much as the Hover: $129.00", "product"),
        (&there, "in stock: we have", "out of stock: we had", "stock"),
        (&there, "3 pairs", "5 pairs", "count"),
        (&there, "we have 3 pairs", "only 5 left", "count"),
        (&to_come, "is out of stock at the moment", "is in stock", "stock"),
        (&to_come, "5 March 2026", "5 April 2026", "date"),
    ] {
        let body = draft.body.replace(from, to);
        assert_ne!(body, draft.body, "{from}");
        let found = faults(&shop, draft, &body).await;
        assert_eq!(found, [(Severity::Warn, name.to_owned())], "{from} -> {to}");
        let answer = shop.agent("sam").decides(draft, &approve_all(draft).body(body)).await;
        assert_eq!(answer.refusal(), "422 check_failed", "{from} -> {to}");
    }
    shop.after(UNDO_OVER).await;
    assert!(shop.mails_sent().await.is_empty());
}

async fn an_acknowledged_size_is_sent_as_it_was_written(db: Db) {
    let shop = shelf::open(db).await;
    let draft = shop.customer("cleo").writes(IN_STOCK).await;
    let edited = approve_all(&draft).body(draft.body.replace("size 44", "size 43"));
    let refused = shop.agent("sam").decides(&draft, &edited).await;
    let check = &refused.body["checks"][0];
    assert_eq!((&check["severity"], &check["words"]), (&"warn".into(), &"size 43".into()));
    let named = edited.acknowledging([check["id"].as_str().unwrap()]);
    let _sent: DecisionResponse = shop.agent("sam").decides(&draft, &named).await.ok();
    shop.after(UNDO_OVER).await;
    assert!(shop.mails_sent().await[0].raw.contains("size 43"));
}

async fn words_of_ones_own_about_a_product_are_not_in_the_way(db: Db) {
    let shop = shelf::open(db).await;
    let draft = shop.customer("cleo").writes(IN_STOCK).await;
    for text in [
        "It runs small, so size 44 fits a foot of 27 cm.",
        "Our blue Glide 4 in EU 44 is a US 10.",
        "You asked for size 44 and not for 43.",
        "We do not have the Kestrel Hover in size 45.",
        "Would you like to hear from us once a size 45 is in stock?",
    ] {
        let body = draft.body.replace("\n\nKind regards", &format!(" {text}\n\nKind regards"));
        assert_eq!(faults(&shop, &draft, &body).await, [], "{text}");
    }
}

async fn a_name_of_the_catalogue_is_a_word_like_any_other_in_a_reply_about_a_parcel(db: Db) {
    let shop = shelf::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let body =
        draft.body.replace("\n\nKind regards", " Your Kestrel Hover in size 45 were in it.\n\nKind regards");
    assert_eq!(faults(&shop, &draft, &body).await, []);
}
