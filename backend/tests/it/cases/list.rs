//! The list: searching it, and how long its customers wait.

use crate::house::{Db, Shop};
use api::CasePage;
use countersign::clock::Clock;
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);

on_both!(
    a_search_takes_its_signs_as_they_are,
    a_search_finds_subject_name_address_text_and_ids,
    a_customer_waits_since_they_wrote,
);

async fn a_search_takes_its_signs_as_they_are(db: Db) {
    let shop = Shop::open(db).await;
    for (customer, subject) in
        [("ada", "100% late"), ("ben", "100 days late"), ("dan", "late_parcel"), ("finn", "Wow!")]
    {
        shop.customer(customer).mail("Where is my parcel?").subject(subject).arrives().await;
    }
    for (asked, found) in [
        ("100%25", vec!["100% late"]),
        ("e_p", vec!["late_parcel"]),
        ("_", vec!["late_parcel"]),
        ("%25", vec!["100% late"]),
        ("w!", vec!["Wow!"]),
        ("100", vec!["100 days late", "100% late"]),
    ] {
        assert_eq!(subjects(&shop, asked).await, found, "{asked}");
    }
}

async fn a_search_finds_subject_name_address_text_and_ids(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").mail("Where is TRK-1?").subject("Running shoes").arrives().await;
    for asked in ["RUNNING", "lindqvist", "ada@mail", "trk-1", "ada", draft.case_id.as_str()] {
        assert_eq!(subjects(&shop, asked).await, ["Running shoes"], "{asked}");
    }
    assert!(subjects(&shop, "okafor").await.is_empty());
}

/// Not since the CRM told us; and a clock that runs ahead of ours makes nobody wait less than nothing.
async fn a_customer_waits_since_they_wrote(db: Db) {
    let shop = Shop::open(db).await;
    for (customer, written_at, age_s) in
        [("ada", shop.clock.now() - 45 * MINUTE, 2_700), ("ben", shop.clock.now() + MINUTE, 0)]
    {
        let mail = shop
            .customer(customer)
            .mail("Where is TRK-1?")
            .set("/message/received_at", written_at.to_string());
        let draft = mail.arrives().await;
        let page: CasePage = shop.agent("sam").get(&format!("/v1/cases?q={}", draft.case_id)).await.ok();
        assert_eq!(page.page.items[0].age_s, age_s, "{customer}");
        let due = page.page.items[0].due_at.unwrap();
        let day = written_at.min(shop.clock.now()) + 24 * 60 * MINUTE;
        assert_eq!(due, day, "{customer}");
    }
}

/// The subjects of what is found, in alphabetical order.
async fn subjects(shop: &Shop, asked: &str) -> Vec<String> {
    let page: CasePage = shop.agent("sam").get(&format!("/v1/cases?q={asked}")).await.ok();
    let mut subjects: Vec<String> = page.page.items.into_iter().map(|row| row.subject).collect();
    subjects.sort();
    subjects
}
