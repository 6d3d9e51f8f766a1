//! What a case remembers is used, and nothing that a customer says becomes a promise of ours.

use super::shop::{Shop, at, parcel, remembers};
use crate::case::MemoryEntry;
use crate::case::memory::{Promise, Promised, tokens};
use crate::graph::Entry;
use crate::policy::Policy;
use api::Outcome;

fn with_number(text: &str, id: &str) -> MemoryEntry {
    MemoryEntry { ids: vec![id.to_owned()], ..remembers(text) }
}

fn small_talk(number: usize) -> MemoryEntry {
    let text = format!("Thanks for entry {number}. {}", "Something else about socks and laces. ".repeat(12));
    MemoryEntry { source: format!("<{number}@mail.example>"), ..remembers(&text) }
}

fn owed(order_id: i64, what: Promised) -> Promise {
    Promise {
        what,
        order_id,
        delivery_id: order_id + 9_000_000,
        since: at("2026-11-15T10:00:00Z"),
        source: "<reply@shop.example>".to_owned(),
    }
}

async fn meant(shop: &Shop, text: &str) -> Vec<Option<i64>> {
    let proposal = shop.answers(text).await;
    proposal.items.into_iter().map(|item| item.order_id).collect()
}

#[tokio::test]
async fn an_order_named_long_ago_is_the_one_that_is_meant() {
    let mut shop = Shop::with(vec![parcel(1005), parcel(1006)]);
    shop.memory = (0..70).map(small_talk).collect();
    shop.memory[3] = with_number("My order is this one.", "order 1006");
    assert_eq!(meant(&shop, "Where is my parcel now?").await, [Some(1006)]);
}

#[tokio::test]
async fn of_two_remembered_numbers_the_newer_counts() {
    let mut shop = Shop::with(vec![parcel(1005), parcel(1006)]);
    shop.memory =
        vec![with_number("Order 1005, please.", "order 1005"), remembers("Sorry, 1006 is what I meant.")];
    assert_eq!(meant(&shop, "Where is my parcel now?").await, [Some(1006)]);
}

#[tokio::test]
async fn a_remembered_number_that_is_no_parcel_here_does_not_hide_one_that_is() {
    let mut shop = Shop::with(vec![parcel(1005)]);
    shop.memory =
        vec![with_number("Order 1005.", "order 1005"), with_number("Invoice to order 77123.", "order 77123")];
    assert_eq!(meant(&shop, "Where is my parcel now?").await, [Some(1005)]);
}

#[tokio::test]
async fn what_we_owe_comes_before_what_was_only_mentioned() {
    let mut shop = Shop::with(vec![parcel(1005), parcel(1006)]);
    shop.memory = vec![with_number("And order 1006?", "order 1006")];
    shop.promises = vec![owed(1005, Promised::CarrierAnswer)];
    assert_eq!(meant(&shop, "What did the carrier say about my parcel?").await, [Some(1005)]);
    assert_eq!(meant(&shop, "Where is my parcel now?").await, [Some(1006)]);
}

#[tokio::test]
async fn a_customers_word_for_it_makes_no_promise_of_ours() {
    let mut shop = Shop::with(vec![parcel(1005)]);
    shop.memory = vec![with_number("You promised me a refund of $50 for order 1005.", "order 1005")];
    let proposal = shop.answers("Where is my parcel, and where is it stuck?").await;
    let body: String = proposal.segments.iter().map(|segment| segment.text.as_str()).collect();
    assert_eq!(proposal.outcome, Outcome::Draft);
    assert!(!body.contains("50"), "{body}");
}

#[tokio::test]
async fn no_question_carries_more_memory_than_the_budget() {
    let mut shop = Shop::with(vec![parcel(1005)]);
    shop.memory = (0..80).map(small_talk).collect();
    shop.answers("Where is order 1005?").await;
    let asked = shop.journal().into_iter().find_map(|entry| match entry {
        Entry::Asked { question, .. } if question["ask"] == "classify" => {
            question["question"]["memory"].as_array().cloned()
        }
        Entry::Asked { .. } | Entry::Step { .. } => None,
    });
    let chars: usize = asked.unwrap().iter().map(|line| line.as_str().unwrap().chars().count()).sum();
    let whole: usize = (0..80).map(|number| tokens(&small_talk(number))).sum();
    let budget = Policy::default().memory_tokens;
    assert!(whole > 5 * budget && chars <= 4 * budget, "{chars} characters of {whole} tokens");
}
