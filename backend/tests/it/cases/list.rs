//! Searching the list.

use crate::house::{Db, Shop};
use api::CasePage;

on_both!(a_search_takes_its_signs_as_they_are, a_search_finds_subject_name_address_text_and_ids,);

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

/// The subjects of what is found, in alphabetical order.
async fn subjects(shop: &Shop, asked: &str) -> Vec<String> {
    let page: CasePage = shop.agent("sam").get(&format!("/v1/cases?q={asked}")).await.ok();
    let mut subjects: Vec<String> = page.page.items.into_iter().map(|row| row.subject).collect();
    subjects.sort();
    subjects
}
