//! What memory says of parcels, in the order it counts: a promise that the mail speaks of, then the newest entry.

use super::identify::Input;
use crate::case::MemoryEntry;
use crate::case::memory::{Promise, Promised};
use crate::engine::{Extract, offline};
use regex::Regex;
use std::sync::LazyLock;

/// So many remembered texts are asked about: the first that names a parcel of the customer ends the search.
const TEXTS_ASKED: usize = 8;

/// The texts to look for numbers in, without those that name none.
pub fn texts(input: &Input<'_>) -> Vec<String> {
    let newest = input.mails.last().map_or("", |mail| mail.text.as_str());
    let owed = input.promises.iter().filter(|promise| is_meant(promise, newest));
    let owed = owed.map(|promise| format!("order {}", promise.order_id));
    let entries = input.memory.iter().rev().map(words);
    owed.chain(entries).filter(|text| names_any(input, text)).take(TEXTS_ASKED).collect()
}

/// Whether the mail speaks of what we owe.
fn is_meant(promise: &Promise, text: &str) -> bool {
    static PROMISE: LazyLock<Regex> =
        LazyLock::new(|| fixed(r"(?i)\b(promis\w*|you (said|told|wrote|agreed)|as agreed)\b"));
    static REFUND: LazyLock<Regex> =
        LazyLock::new(|| fixed(r"(?i)\b(refund\w*|money back|delivery fee|reimburs\w*)\b"));
    static CARRIER: LazyLock<Regex> =
        LazyLock::new(|| fixed(r"(?i)\b(carrier|courier|inquir\w*|enquir\w*|investigat\w*|search)\b"));
    let named = match promise.what {
        Promised::Refund => &REFUND,
        Promised::CarrierAnswer => &CARRIER,
    };
    PROMISE.is_match(text) || named.is_match(text)
}

/// The ids kept with an entry; where there are none, its text may still name some.
fn words(entry: &MemoryEntry) -> String {
    if entry.ids.is_empty() { entry.text.clone() } else { entry.ids.join("\n") }
}

/// By the recognisers that check every engine's findings; a pattern that cannot be read is told by the question itself.
fn names_any(input: &Input<'_>, text: &str) -> bool {
    let (tracking_patterns, order_patterns) =
        (input.policy.tracking_patterns.clone(), input.policy.order_patterns.clone());
    let question = Extract { text: text.to_owned(), tracking_patterns, order_patterns };
    offline::extract(&question).is_ok_and(|mentions| !mentions.is_empty())
}

fn fixed(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a fixed pattern")
}
