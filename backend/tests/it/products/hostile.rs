//! What a mail says is text: it is looked up, and never run.

use super::shelf::{self, matches};
use crate::house::{Db, Shop};
use api::DraftView;

on_both!(sql_from_a_mail_reaches_no_database, a_wish_with_every_kind_of_quote_is_answered_as_text);

/// A shop that ran any of these would have fewer rows, other prices, or more to tell.
const ORDERS: [&str; 6] = [
    "Do you have the Northwind Glide 4'; DROP TABLE shop_product; -- in size 44?",
    "Do you have the Northwind Glide 4 in size 44'); DELETE FROM shop_stock; --",
    "Do you have the Northwind \" OR 1=1 -- Glide 4 in size 44?",
    "Do you have the Northwind Glide 4 in size 44' OR '1'='1?",
    "Northwind Glide 4, size 44 UNION SELECT secret_hash, id, 1 FROM api_key, do you have it?",
    "Do you have the Northwind Glide 4 in size 44; UPDATE shop_product SET price_minor = 1?",
];

/// Everything that these orders aim at.
async fn rows(shop: &Shop) -> [i64; 4] {
    [
        shop.count("SELECT COUNT(*) FROM shop_product").await,
        shop.count("SELECT CAST(SUM(price_minor) AS BIGINT) FROM shop_product").await,
        shop.count("SELECT COUNT(*) FROM shop_stock").await,
        shop.count("SELECT version FROM shop_catalogue WHERE id = 1").await,
    ]
}

/// What the run asked of the shop, as its journal has it.
async fn asked(shop: &Shop, draft: &DraftView) -> String {
    let job = &shop.case(&draft.case_id).await.jobs[0].id;
    let trace: api::TraceView = shop.agent("lea").get(&format!("/v1/jobs/{job}/trace")).await.ok();
    let asked = trace.steps.iter().flat_map(|step| &step.questions);
    let of_the_shop = asked.filter(|asked| ["products", "stock", "incoming"].contains(&asked.ask.as_str()));
    of_the_shop.map(|asked| asked.question.to_string()).collect()
}

async fn sql_from_a_mail_reaches_no_database(db: Db) {
    let shop = shelf::open(db).await;
    let before = rows(&shop).await;
    for text in ORDERS {
        let draft = shop.customer("cleo").writes(text).await;
        assert_eq!(rows(&shop).await, before, "{text}");
        assert!(!matches(&draft).contains(&50), "{text}: a shoe of another brand is no match");
        let asked = asked(&shop, &draft).await;
        assert!(asked.contains("Northwind"), "{text}: {asked}");
        for word in ["DROP", "DELETE", "UNION", "UPDATE", "1=1", "'", "--", ";"] {
            assert!(!asked.contains(word), "{text}: {word} in {asked}");
        }
        assert!(!draft.body.contains("DROP") && !draft.body.contains("1=1"), "{}", draft.body);
    }
}

async fn a_wish_with_every_kind_of_quote_is_answered_as_text(db: Db) {
    let shop = shelf::open(db).await;
    for text in [
        "Do you have the 'Northwind Glide 4' in size \"44\"?",
        "Do you have the ‘Northwind Glide 4’ in size 44? I'd like to know; it's for my son.",
        "Do you have the Northwind Glide 4 (size 44)? 100% sure?",
    ] {
        let draft = shop.customer("cleo").writes(text).await;
        assert_eq!(matches(&draft), [44], "{text}\n{}", draft.body);
        assert!(draft.body.contains("we have 3 pairs"), "{text}\n{}", draft.body);
    }
}
