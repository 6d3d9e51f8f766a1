//! Nothing of another customer is in the reply.

use super::judged::Judged;
use super::read::{exact_words, normalised, whole_words};
use api::{CheckView, Severity};
use std::ops::Range;

pub fn check(judged: &Judged<'_>) -> Vec<CheckView> {
    let strings = judged
        .input
        .foreign
        .iter()
        .map(|text| text.trim())
        .filter(|text| is_telling(text) && !is_own(judged, text));
    strings.filter_map(|text| fault(judged, text)).collect()
}

/// Shorter strings are ordinary words.
fn is_telling(text: &str) -> bool {
    text.chars().count() >= 3
}

/// What this customer shares with the other, or has asked about: the answer to it is that of an unknown number.
fn is_own(judged: &Judged<'_>, text: &str) -> bool {
    let input = judged.input;
    let asked = input.asked.iter().any(|number| normalised(number) == normalised(text));
    let own = [input.customer.name.as_str(), input.customer.email.as_str()];
    let evidence = input.evidence.iter().map(|fact| fact.value.as_str());
    asked || own.into_iter().chain(evidence).any(|ours| find(ours, text).is_some())
}

fn fault(judged: &Judged<'_>, text: &str) -> Option<CheckView> {
    let in_body = find(&judged.letter.body, text);
    let elsewhere =
        || std::iter::once(judged.input.subject).find_map(|subject| find(subject, text)).map(|_| 0..0);
    let words = in_body.or_else(elsewhere)?;
    let message = "The reply holds something of another customer".to_owned();
    Some(judged.letter.finding("foreign", Severity::Block, &words, message))
}

/// Where `needle` stands; names are compared with their capitals, numbers and addresses without.
fn find(hay: &str, needle: &str) -> Option<Range<usize>> {
    let is_name = needle.chars().all(|c| c.is_alphabetic() || c.is_whitespace());
    if is_name { exact_words(hay, needle).next() } else { whole_words(hay, needle).next() }
}
