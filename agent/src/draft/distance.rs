//! How far a person's text is from the agent's, and in what way.

use super::words::{is_word, tokens};
use serde::{Deserialize, Serialize};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The figure kept with a decision (UI.md section 10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// Words changed, added or taken away.
    pub distance: usize,
    pub kind: EditKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EditKind {
    /// Only words of courtesy or feeling changed.
    Tone,
    /// A number, a date, an amount or an id changed.
    Fact,
    /// Text was only added or only taken away.
    Length,
    Other,
}

/// Compares two bodies word by word; white space and marks do not count.
pub fn edit_distance(a: &str, b: &str) -> Edit {
    let (old, new) = (words(a), words(b));
    let old_refs: Vec<&str> = old.iter().map(String::as_str).collect();
    let new_refs: Vec<&str> = new.iter().map(String::as_str).collect();
    let ops = capture_diff_slices(Algorithm::Myers, &old_refs, &new_refs);
    let mut gone: Vec<&str> = Vec::new();
    let mut come: Vec<&str> = Vec::new();
    let mut distance = 0;
    for op in ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. })) {
        gone.extend(&old_refs[op.old_range()]);
        come.extend(&new_refs[op.new_range()]);
        distance += op.old_range().len().max(op.new_range().len());
    }
    Edit { distance, kind: kind(&gone, &come) }
}

fn words(text: &str) -> Vec<String> {
    tokens(text).into_iter().filter(|token| is_word(token)).map(str::to_lowercase).collect()
}

fn kind(gone: &[&str], come: &[&str]) -> EditKind {
    let mut touched = gone.iter().chain(come);
    if touched.clone().any(|word| is_fact(word)) {
        EditKind::Fact
    } else if touched.clone().count() > 0 && touched.all(|word| TONE.contains(word)) {
        EditKind::Tone
    } else if gone.is_empty() != come.is_empty() {
        EditKind::Length
    } else {
        EditKind::Other
    }
}

fn is_fact(word: &str) -> bool {
    word.chars().any(|c| c.is_numeric()) || FACTS.contains(&word)
}

const FACTS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "tomorrow",
    "yesterday",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
];

const TONE: &[&str] = &[
    "a",
    "again",
    "all",
    "and",
    "apologise",
    "apologize",
    "apologies",
    "apology",
    "best",
    "cheers",
    "dear",
    "deeply",
    "delay",
    "extremely",
    "feel",
    "for",
    "frustrating",
    "glad",
    "good",
    "gladly",
    "happy",
    "hello",
    "hey",
    "hi",
    "hope",
    "i",
    "inconvenience",
    "is",
    "kind",
    "kindly",
    "know",
    "me",
    "morning",
    "much",
    "my",
    "of",
    "our",
    "patience",
    "please",
    "really",
    "regards",
    "regret",
    "sincere",
    "sincerely",
    "so",
    "sorry",
    "thank",
    "thanks",
    "that",
    "the",
    "this",
    "to",
    "truly",
    "trouble",
    "understand",
    "very",
    "warm",
    "we",
    "wishes",
    "you",
    "your",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_is_counted_in_words_and_named_by_what_changed() {
        let text = "Hello Maya, I am sorry. It came three days late on 17 November.";
        for (from, to, distance, kind) in [
            ("Hello", "Dear", 1, EditKind::Tone),
            ("sorry", "very sorry", 1, EditKind::Tone),
            ("three", "five", 1, EditKind::Fact),
            ("17 November", "18 November", 1, EditKind::Fact),
            ("It came", "Your parcel was heavy, it came", 4, EditKind::Length),
            ("It came", "Your box showed up and came", 5, EditKind::Other),
            ("Hello Maya,", "Hello Maya!", 0, EditKind::Other),
        ] {
            assert_eq!(
                edit_distance(text, &text.replace(from, to)),
                Edit { distance, kind },
                "{from} -> {to}"
            );
        }
    }
}
