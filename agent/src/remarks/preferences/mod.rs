//! Preferences in a customer's own words: a few kinds, each by general patterns, rather too few than a wrong one.
//!
//! The words that are kept are those of the pattern and no more: whatever else a sentence demands stays behind.

mod brand;
mod contact;
mod language;
mod sentence;
mod size;
mod vouchers;

pub use language::wanted as wanted_language;
pub use vouchers::refuses as refuses_vouchers;

use api::RemarkKind;

/// More text than any preference needs: the rest is not read.
const CHARACTERS_READ: usize = 4_000;

/// A preference as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub kind: RemarkKind,
    /// Verbatim, but for blanks and line ends.
    pub words: String,
}

/// Finds the words of one kind in one sentence.
type Kind = fn(&str) -> Option<String>;

const KINDS: [(RemarkKind, Kind); 4] = [
    (RemarkKind::Language, language::find),
    (RemarkKind::Size, size::find),
    (RemarkKind::Contact, contact::find),
    (RemarkKind::Vouchers, vouchers::find),
];

/// At most one of each kind: the last that the text says. A brand is one of `brands`, the catalogue's.
pub fn find(text: &str, brands: &[String]) -> Vec<Found> {
    let text: String = text.chars().take(CHARACTERS_READ).collect();
    let sentences: Vec<String> =
        sentence::all(&text).into_iter().rev().filter(|one| !sentence::supposes(one)).collect();
    let last = |kind: RemarkKind, find: &dyn Fn(&str) -> Option<String>| {
        let words = sentences.iter().find_map(|sentence| find(sentence))?;
        Some(Found { kind, words })
    };
    let by_table = KINDS.iter().filter_map(|(kind, find)| last(*kind, find));
    let brand = last(RemarkKind::Brand, &|sentence| brand::find(sentence, brands));
    by_table.chain(brand).collect()
}

fn fixed(pattern: &str) -> regex::Regex {
    regex::Regex::new(&format!("(?i){pattern}")).expect("a fixed pattern, parsed by a test")
}

/// The words of the first pattern that fits, unless one of `unless` takes it back.
fn first(sentence: &str, signals: &[regex::Regex], unless: &regex::Regex) -> Option<String> {
    let words = signals.iter().find_map(|pattern| pattern.find(sentence))?;
    (!unless.is_match(sentence)).then(|| words.as_str().trim_matches([' ', ',', ':', '-']).to_owned())
}

#[cfg(test)]
mod tests;
