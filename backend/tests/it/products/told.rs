//! What a reply says the shop has: what is there, what is to come, and never more than that.

use super::shelf::{self, GONE, IN_STOCK, NOT_COUNTED, TO_COME, alternatives, matches};
use crate::house::{Db, Shop};
use api::{DraftView, JobId, Outcome, ProductsView, Severity, TraceView};
use serde_json::Value;

on_both!(
    zero_stock_or_a_missing_row_breaks_no_draft,
    a_received_cancelled_or_past_shipment_is_never_promised,
    an_alternative_is_never_sold_as_a_match,
    the_catalogue_is_never_dumped,
);

fn is_clean(draft: &DraftView) -> bool {
    draft.outcome == Outcome::Draft && draft.checks.iter().all(|check| check.severity == Severity::Ok)
}

fn quantity(draft: &DraftView) -> Option<i64> {
    let ProductsView { availability, .. } = draft.products.as_ref().unwrap();
    availability[0].quantity
}

async fn zero_stock_or_a_missing_row_breaks_no_draft(db: Db) {
    let shop = shelf::open(db).await;
    for (text, known, said) in [
        (IN_STOCK, Some(3), "is in stock: we have 3 pairs."),
        (TO_COME, Some(0), "is out of stock at the moment. New stock is expected on"),
        (GONE, Some(0), "is out of stock at the moment. No new delivery is announced so far."),
        (NOT_COUNTED, None, "I have no stock figure at the moment for the "),
    ] {
        let draft = shop.customer("cleo").writes(text).await;
        assert!(is_clean(&draft), "{text}: {:?} {:#?}", draft.outcome, draft.checks);
        assert_eq!(quantity(&draft), known, "{text}");
        assert!(draft.body.contains(said), "{text}\n{}", draft.body);
    }
}

async fn a_received_cancelled_or_past_shipment_is_never_promised(db: Db) {
    let shop = shelf::open(db).await;
    let draft = shop.customer("cleo").writes(TO_COME).await;
    let all = "New stock is expected on 10 February 2026 (10 pairs) and 5 March 2026 (20 pairs).";
    assert!(draft.body.contains(all), "{}", draft.body);
    let draft = shop.customer("dan").writes(GONE).await;
    assert!(!draft.body.contains("2026"), "{}", draft.body);
    // The day has come and gone, and nobody has booked the shipment in.
    shop.after(13 * crate::house::DAY).await;
    let draft = shop.customer("eve").writes(TO_COME).await;
    assert!(draft.body.contains("5 March 2026 (20 pairs)."), "{}", draft.body);
    assert!(!draft.body.contains("February"), "{}", draft.body);
}

async fn an_alternative_is_never_sold_as_a_match(db: Db) {
    let shop = shelf::open(db).await;
    for text in
        ["Do you have the Northwind Glide 4 in lilac, size 44?", "Do you have the Kestrel Hover in size 41?"]
    {
        let draft = shop.customer("cleo").writes(text).await;
        let close = alternatives(&draft);
        assert!(is_clean(&draft), "{text}: {:?} {:#?}", draft.outcome, draft.checks);
        assert!(matches(&draft).is_empty() && (1..=3).contains(&close.len()), "{text}: {close:?}");
        assert!(draft.body.contains("we have nothing that matches"), "{text}\n{}", draft.body);
        assert!(draft.body.contains("This alternative") || draft.body.contains("These alternatives"));
        assert!(!draft.body.contains("These match"), "{text}\n{}", draft.body);
    }
}

/// 700 fit; 500 are read, 50 shown to whoever chooses, and a handful told.
async fn the_catalogue_is_never_dumped(db: Db) {
    let shop = shelf::open(db).await;
    shelf::pile(&shop, 700).await;
    for (text, is_broad) in [
        ("Please send me a list of all your shoes.", true),
        ("Which Pico Puddle do you have in yellow?", false),
    ] {
        let mail = shop.customer("cleo").mail(text);
        let accepted = mail.accepted().await;
        shop.settle().await;
        let draft = shop.draft_of(&accepted.case_id).await;
        let read = counts(&shop, &accepted.job_id, "products", |asked| asked["answer"].as_array()).await;
        let shown = counts(&shop, &accepted.job_id, "choose", |asked| {
            asked["question"]["question"]["products"].as_array()
        })
        .await;
        assert_eq!((read.iter().max(), shown.iter().max()), (Some(&500), Some(&50)), "{text}");
        assert!(draft.body.matches("size").count() <= 6, "{text}\n{}", draft.body);
        assert!(draft.evidence.iter().filter(|fact| fact.label == "Product").count() <= 5, "{text}");
        let flagged = draft.checks.iter().any(|check| check.id == "breadth");
        assert_eq!(flagged, is_broad, "{text}: {:#?}", draft.checks);
    }
}

/// How long the lists are that a run was given, or gave, with each question of this kind.
async fn counts(
    shop: &Shop,
    job: &JobId,
    ask: &str,
    list: impl Fn(&Value) -> Option<&Vec<Value>>,
) -> Vec<usize> {
    let trace: TraceView = shop.agent("lea").get(&format!("/v1/jobs/{job}/trace")).await.ok();
    let asked = trace.steps.iter().flat_map(|step| &step.questions).filter(|asked| asked.ask == ask);
    let asked: Vec<Value> = asked.map(|asked| serde_json::to_value(asked).unwrap()).collect();
    asked.iter().map(|asked| list(asked).map_or(0, Vec::len)).collect()
}
