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
    !of_other_numbers(words_a.keys(), words_b.keys()) && common_share(&words_a, &words_b) >= SAME
}

/// How often a request stands in what a case remembers of its customer, oldest first, counting the new mail; 1 where
/// the mail is about something else. Entries are told in words of their own and in short, so the last one is what the
/// mail is held against, and the others against that one.
pub fn once_more<'a>(mail: &str, remembered: impl Iterator<Item = &'a str>) -> usize {
    let entries: Vec<Vec<String>> = remembered.map(stems).collect();
    let Some(standing) = entries.last() else { return 1 };
    if !nudges(mail) && overlap(&stems(mail), standing) < TOUCHES {
        return 1;
    }
    1 + entries.iter().filter(|entry| alike(entry, standing) >= SAME).count()
}

/// Share of the shorter one's words that the other has, from which on a mail is about what was asked before.
const TOUCHES: f64 = 0.5;

/// What a person says of a request that is not answered.
const NUDGES: [&str; 11] =
    ["answer", "hear", "heard", "news", "nothing", "reply", "respond", "response", "update", "wait", "yet"];

/// What a summary says around a request.
const AROUND: [&str; 13] = [
    "about", "agent", "client", "customer", "him", "her", "inquire", "like", "look", "want", "what", "will",
    "would",
];

/// How many different words of a text say something: greetings, nudges and "again, please" aside.
pub fn words_that_say(text: &str) -> usize {
    stems(text).len()
}

/// `Still waiting...`, `Any news?`: asks for nothing new, and does not say thanks.
fn nudges(text: &str) -> bool {
    let asks = text.contains('?') || words(text).keys().any(|word| NUDGES.map(stem).contains(&stem(word)));
    asks && stems(text).is_empty()
}

/// The words that say something, each once and without its ending, so that `running` and `run` are one.
fn stems(text: &str) -> Vec<String> {
    let says_nothing: Vec<String> =
        FILLER.iter().chain(&NUDGES).chain(&AROUND).map(|word| stem(word)).collect();
    let mut stems: Vec<String> = words(text).keys().map(|word| stem(word)).collect();
    stems.retain(|stem| !says_nothing.contains(stem));
    stems.sort();
    stems.dedup();
    stems
}

/// `charging`, `charged`, `charges` and `charge` become `charg`, `running` becomes `run`; short words stay.
fn stem(word: &str) -> String {
    let endings = ["ing", "ed", "es", "s", "e"];
    let cut = endings.iter().find_map(|ending| word.strip_suffix(ending).filter(|rest| rest.len() >= 3));
    let mut stem = cut.unwrap_or(word).to_owned();
    let mut last = stem.chars().rev();
    if cut.is_some() && last.next() == last.next() {
        stem.pop();
    }
    stem
}

fn common(a: &[String], b: &[String]) -> usize {
    a.iter().filter(|stem| b.contains(stem)).count()
}

/// Whether two name different numbers: the same question about another parcel is another request.
fn of_other_numbers<'a>(
    a: impl IntoIterator<Item = &'a String>,
    b: impl IntoIterator<Item = &'a String>,
) -> bool {
    let (a, b) = (numbers(a), numbers(b));
    !a.is_empty() && !b.is_empty() && a != b
}

fn numbers<'a>(words: impl IntoIterator<Item = &'a String>) -> Vec<&'a String> {
    words.into_iter().filter(|word| has_digits(word)).collect()
}

fn overlap(a: &[String], b: &[String]) -> f64 {
    let shorter = a.len().min(b.len());
    if shorter == 0 || of_other_numbers(a, b) { 0.0 } else { as_f64(common(a, b)) / as_f64(shorter) }
}

fn alike(a: &[String], b: &[String]) -> f64 {
    let all = a.len() + b.len();
    match (all, of_other_numbers(a, b)) {
        (0, _) => 1.0,
        (_, true) => 0.0,
        (_, false) => 2.0 * as_f64(common(a, b)) / as_f64(all),
    }
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

    #[test]
    fn what_a_case_remembers_counts_too() {
        let asked = ["Customer asks where the parcel is.", "The customer wants to know where her parcel is."];
        for (mail, times) in [
            ("Where is my parcel?", 3),
            ("Still nothing?", 3),
            ("Any updates?", 3),
            ("Thank you, that helps.", 1),
            ("I would like to send the boots back.", 1),
        ] {
            assert_eq!(once_more(mail, asked.into_iter()), times, "{mail}");
        }
        let moved_on = ["Asks for an invoice.", "Asks for an invoice.", "Wants to change the address."];
        assert_eq!(once_more("Did you change the address?", moved_on.into_iter()), 2);
        let parcels = ["Where is order 1001?", "Where is order 1002?", "Where is order 1003?"];
        assert_eq!(once_more("Where is order 1004?", parcels.into_iter()), 1, "another parcel each time");
        assert_eq!(once_more("Where is order 1003?", parcels.into_iter()), 2);
        assert_eq!(once_more("Hello?", std::iter::empty()), 1);
    }

    #[test]
    fn endings_do_not_make_another_word() {
        for (word, stem) in [
            ("charging", "charg"),
            ("charges", "charg"),
            ("running", "run"),
            ("run", "run"),
            ("shoes", "sho"),
        ] {
            assert_eq!(super::stem(word), stem);
        }
    }
}
