//! How many different things a mail asks for.

use super::topics::{plain, points, same_way};
use api::Topic;
use regex::Regex;
use std::sync::LazyLock;

/// A sentence that speaks for a topic by itself.
const STRONG: f64 = 3.0;

/// Different ways of work that the mail's sentences ask for, 1 at least. Several numbers, or several products, of one
/// topic are one request; so is money back for a late delivery.
pub fn count(text: &str, main: Topic) -> u32 {
    let mut ways = vec![main];
    for sentence in sentences(text) {
        let Some(topic) = asked(&sentence, main) else { continue };
        if !ways.iter().any(|way| same_way(*way, topic) || belongs(*way, topic)) {
            ways.push(topic);
        }
    }
    u32::try_from(ways.len()).unwrap_or(u32::MAX)
}

/// `My old ones fell apart` says why somebody asks, and asks for nothing.
static BACKGROUND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\bmy (old|last|previous|current|favou?rite|trusty) ").expect("a fixed pattern")
});

/// What a sentence asks for by itself, where that weighs more than what the whole mail is about.
fn asked(sentence: &str, main: Topic) -> Option<Topic> {
    if BACKGROUND.is_match(sentence) {
        return None;
    }
    let mut found = points(sentence);
    found.retain(|points| is_request(points.topic));
    let of_main: f64 =
        found.iter().filter(|points| same_way(points.topic, main)).map(|points| points.score).sum();
    let top = found.into_iter().max_by(|a, b| a.score.total_cmp(&b.score))?;
    (top.score >= STRONG && top.score > of_main).then_some(top.topic)
}

fn sentences(text: &str) -> Vec<String> {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | ';' | '\n');
    text.split(ends)
        .flat_map(|sentence| sentence.split(" and also "))
        .map(plain)
        .filter(|s| !s.is_empty())
        .collect()
}

/// Whether a topic can be asked for beside another.
fn is_request(topic: Topic) -> bool {
    match topic {
        Topic::NoReplyNeeded | Topic::Spam | Topic::HumanRequest | Topic::MultipleRequests | Topic::Other => {
            false
        }
        Topic::ProductAvailability
        | Topic::ProductRecommendation
        | Topic::ProductInformation
        | Topic::LateDelivery
        | Topic::OrderStatus
        | Topic::Cancellation
        | Topic::OrderChange
        | Topic::ReturnRefund
        | Topic::ItemComplaint
        | Topic::Billing
        | Topic::Account
        | Topic::Technical
        | Topic::GeneralQuestion => true,
    }
}

/// Two topics that are often one wish: what is broken goes back, what was paid is asked about.
fn belongs(one: Topic, other: Topic) -> bool {
    let pair = |a, b| (one, other) == (a, b) || (other, one) == (a, b);
    pair(Topic::ReturnRefund, Topic::ItemComplaint)
        || pair(Topic::ReturnRefund, Topic::Billing)
        || pair(Topic::Cancellation, Topic::ReturnRefund)
        || pair(Topic::Cancellation, Topic::OrderChange)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn why_somebody_asks_is_no_request() {
        let text = "My old Nike Air Max fell apart. Do you still sell them in red 9.5?";
        assert_eq!(count(text, Topic::ProductAvailability), 1);
    }

    #[test]
    fn two_wishes_are_two_and_two_parcels_are_one() {
        for (text, requests) in [
            ("Where is my parcel?", 1),
            ("Where are order 1002 and order 1003? Both are late.", 1),
            ("My parcel is late. Could you refund what I paid for delivery?", 1),
            ("Where is my parcel? And do you have the red ones in stock?", 2),
            ("My order has not arrived. Also I want to change my delivery address.", 2),
        ] {
            assert_eq!(count(text, Topic::LateDelivery), requests, "{text}");
        }
    }
}
