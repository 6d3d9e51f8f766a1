//! Journals as stories: which nodes ran, what they asked.

use super::shop::{Shop, arrived, mail, parcel};
use crate::graph::Entry;
use jiff::civil::date;

/// One line an entry: `identify asks deliveries`, `identify -> assess`.
fn story(journal: &[Entry]) -> String {
    let line = |entry: &Entry| match entry {
        Entry::Asked { node, question, .. } => {
            format!("{node} asks {}", question["ask"].as_str().unwrap_or("?"))
        }
        Entry::Step { node, next, .. } => format!("{node} -> {next}"),
    };
    journal.iter().map(line).collect::<Vec<_>>().join("\n")
}

async fn told(text: &str) -> String {
    let shop = Shop::with(vec![arrived(1007, date(2026, 11, 17)), parcel(1005)]);
    shop.run(&mail(text)).await.unwrap();
    story(&shop.journal())
}

#[tokio::test]
async fn the_story_of_a_late_parcel() {
    insta::assert_snapshot!(told("Order 1007 came late").await);
}

#[tokio::test]
async fn the_story_of_a_missing_number() {
    insta::assert_snapshot!(told("Where is my parcel?").await);
}

#[tokio::test]
async fn the_story_of_an_urgent_mail() {
    insta::assert_snapshot!(told("Where is order 1005? Reply immediately.").await);
}

#[tokio::test]
async fn the_story_of_a_legal_threat() {
    insta::assert_snapshot!(told("Order 1005 is late, you will hear from my lawyer.").await);
}
