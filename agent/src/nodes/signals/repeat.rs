//! The same request again.

use std::collections::BTreeMap;

/// Share of words that two mails have in common, from which on they ask the same.
const SAME: f64 = 0.6;

/// Words that say nothing about what is asked.
const FILLER: [&str; 62] = [
    "a", "again", "already", "am", "an", "and", "any", "are", "as", "asked", "asking", "at", "best", "but",
    "can", "could", "day", "days", "dear", "do", "for", "from", "have", "hello", "hey", "hi", "i", "in",
    "is", "it", "just", "kind", "me", "my", "no", "not", "now", "of", "on", "once", "one", "please",
    "regards", "sir", "so", "still", "sorry", "team", "thank", "thanks", "that", "the", "there", "third",
    "this", "time", "to", "was", "we", "with", "you", "your",
];

/// Whether two mails of a case ask for the same: mostly the same words, greetings and "again, please" aside. Numbers
/// count as words, so the same question about another parcel is another request.
pub fn same_request(a: &str, b: &str) -> bool {
    let (words_a, words_b) = (words(a), words(b));
    let numbers = |words: &BTreeMap<String, usize>| {
        words.keys().filter(|word| has_digits(word)).cloned().collect::<Vec<_>>()
    };
    let (numbers_a, numbers_b) = (numbers(&words_a), numbers(&words_b));
    if !numbers_a.is_empty() && !numbers_b.is_empty() && numbers_a != numbers_b {
        return false;
    }
    common_share(&words_a, &words_b) >= SAME
}

/// Twice the common words over all words of both (Dice); two mails of filler alone are the same.
fn common_share(a: &BTreeMap<String, usize>, b: &BTreeMap<String, usize>) -> f64 {
    let all: usize = a.values().sum::<usize>() + b.values().sum::<usize>();
    let common: usize = a.iter().map(|(word, count)| *count.min(b.get(word).unwrap_or(&0))).sum();
    if all == 0 { 1.0 } else { 2.0 * as_f64(common) / as_f64(all) }
}

/// Exact: a mail has fewer words than an `f64` counts.
fn as_f64(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

fn words(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let folded = text.to_lowercase().replace(['\'', '’'], "");
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !FILLER.contains(&word) {
            *counts.entry(word.to_owned()).or_insert(0) += 1;
        }
    }
    counts
}

fn has_digits(word: &str) -> bool {
    word.chars().filter(char::is_ascii_digit).count() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_request_is_known_in_slightly_other_words() {
        for (a, b) in [
            ("Where is my parcel?", "WHERE IS MY PARCEL"),
            ("Where is my parcel?", "Hello, I am asking again: where is my parcel?? Thanks"),
            ("Where is order 1002?", "where is order 1002, please"),
        ] {
            assert!(same_request(a, b), "{a} / {b}");
        }
        for (a, b) in [
            ("Where is order 1002?", "Where is order 1003?"),
            ("Where is my parcel?", "I would like to return the blue shoes, they do not fit."),
            ("Where is my parcel?", "It came this morning, thank you!"),
        ] {
            assert!(!same_request(a, b), "{a} / {b}");
        }
    }
}
