//! What the model sees of a mail: its words, pairs of neighbours, pieces of words so that a typing error does not hide
//! one, and what the rules found. Numbers, amounts and addresses are seen as what they are, never as themselves.

use std::collections::BTreeMap;

/// What kind of feature: each kind is weighed by itself, so that many pieces do not drown few words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Word,
    Pair,
    Piece,
    /// What a rule found; it counts by its own strength.
    Signal,
}

/// A feature, and the words that a person would be shown for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature {
    pub kind: Kind,
    /// Never for a piece.
    pub shown: Option<String>,
    /// 1 for a word of the text, less for one of the subject; a signal's own.
    pub strength: f32,
}

/// What a rule found in a mail, by a name of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Signal {
    pub name: String,
    pub strength: f32,
    /// The words it found.
    pub shown: String,
}

/// The longest text that is read: a mail above the limit of its policy goes to a person anyway.
const CHARACTERS_MAX: usize = 6_000;
const PIECES: std::ops::RangeInclusive<usize> = 3..=5;
/// A subject is often the thread's or a form's and not this mail's.
const SUBJECT: f32 = 0.3;

/// Each feature of a mail once, by its hash.
pub fn features(subject: &str, text: &str, signals: &[Signal]) -> BTreeMap<u32, Feature> {
    let mut all = BTreeMap::new();
    for signal in signals {
        let (strength, shown) = (signal.strength, Some(signal.shown.clone()));
        all.insert(hash(&["s", &signal.name]), Feature { kind: Kind::Signal, shown, strength });
    }
    for (strength, text) in [(SUBJECT, subject), (1.0, text)] {
        for clause in clauses(text) {
            add_words(&mut all, strength, &clause);
            clause.iter().for_each(|word| add_pieces(&mut all, strength, word));
        }
    }
    all
}

fn add_words(all: &mut BTreeMap<u32, Feature>, strength: f32, clause: &[String]) {
    for word in clause {
        let shown = (!word.starts_with('#')).then(|| word.clone());
        all.insert(hash(&["w", word]), Feature { kind: Kind::Word, shown, strength });
    }
    for pair in clause.windows(2) {
        let is_words = pair.iter().all(|word| !word.starts_with('#'));
        let shown = is_words.then(|| pair.join(" "));
        all.insert(hash(&["p", &pair[0], &pair[1]]), Feature { kind: Kind::Pair, shown, strength });
    }
}

fn add_pieces(all: &mut BTreeMap<u32, Feature>, strength: f32, word: &str) {
    if word.starts_with('#') || word.chars().count() < 3 {
        return;
    }
    let signs: Vec<char> = std::iter::once('<').chain(word.chars()).chain(std::iter::once('>')).collect();
    for length in PIECES {
        for piece in signs.windows(length) {
            let piece: String = piece.iter().collect();
            all.insert(hash(&["c", &piece]), Feature { kind: Kind::Piece, shown: None, strength });
        }
    }
}

/// Runs of words between marks and line ends: a pair across them says nothing.
fn clauses(text: &str) -> Vec<Vec<String>> {
    let plain: String = text.chars().take(CHARACTERS_MAX).collect::<String>().to_lowercase();
    let plain = plain.replace(['’', '‘', '`', '´'], "'");
    let mut clauses = vec![Vec::new()];
    for token in plain.split_inclusive(['\n', ' ', '\t']) {
        let (word, ends) = (token.trim(), token.ends_with('\n'));
        let bare = word.trim_matches(|sign: char| !sign.is_alphanumeric() && sign != '$' && sign != '€');
        if let (false, Some(clause)) = (bare.is_empty(), clauses.last_mut()) {
            clause.extend(words(bare));
        }
        if word.contains('?') {
            clauses.push(vec!["#question".to_owned()]);
        }
        if ends || word.ends_with(['.', ',', ';', ':', '!', '?', ')']) {
            clauses.push(Vec::new());
        }
    }
    clauses.retain(|clause| !clause.is_empty());
    clauses
}

/// `size-10` is two words; what holds digits is told by its kind.
fn words(token: &str) -> Vec<String> {
    if token.contains('@') {
        return vec!["#address".to_owned()];
    }
    if token.contains("://") || token.starts_with("www.") {
        return vec!["#link".to_owned()];
    }
    if token.contains(['$', '€', '£']) && token.contains(|sign: char| sign.is_ascii_digit()) {
        return vec!["#money".to_owned()];
    }
    let parts = token.split(|sign: char| !sign.is_alphanumeric() && sign != '\'');
    parts.filter(|part| !part.is_empty()).map(by_digits).collect()
}

fn by_digits(word: &str) -> String {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    match (digits, word.len() - digits) {
        (0, _) => word.to_owned(),
        (1..=2, 0) => "#small".to_owned(),
        (1..=2, 1..=2) => "#size".to_owned(),
        (3.., 0) => "#number".to_owned(),
        (4.., _) => "#tracking".to_owned(),
        _ => "#mixed".to_owned(),
    }
}

/// FNV-1a (Fowler, Noll, Vo), 32 bits: portable, and short enough to store.
fn hash(parts: &[&str]) -> u32 {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain(std::iter::once(0)));
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let all = features("", text, &[]);
        let mut shown: Vec<String> = all.into_values().filter_map(|feature| feature.shown).collect();
        shown.sort();
        shown
    }

    #[test]
    fn words_and_pairs_stand_within_a_clause() {
        assert_eq!(shown("Hi, where is it?"), ["hi", "is", "is it", "it", "where", "where is"]);
    }

    #[test]
    fn numbers_are_seen_as_what_they_are() {
        for (word, kind) in [
            ("UPS321654987", "#tracking"),
            ("48213", "#number"),
            ("$20.50", "#money"),
            ("a@b.example", "#address"),
            ("https://shop.example", "#link"),
            ("eu43", "#size"),
            ("43", "#small"),
        ] {
            assert_eq!(clauses(word), [[kind]], "{word}");
        }
    }

    #[test]
    fn a_typing_error_keeps_most_pieces() {
        let pieces = |text: &str| -> Vec<u32> {
            let all = features("", text, &[]);
            all.into_iter().filter(|(_, feature)| feature.kind == Kind::Piece).map(|(hash, _)| hash).collect()
        };
        let (right, wrong) = (pieces("delivery"), pieces("delivrey"));
        assert!(right.iter().filter(|piece| wrong.contains(piece)).count() * 3 > right.len());
    }

    #[test]
    fn what_stands_in_subject_and_text_counts_as_text() {
        let all = features("Refund", "refund", &[]);
        assert!(all.values().all(|feature| feature.strength == 1.0), "{all:?}");
    }

    #[test]
    fn a_text_without_end_is_read_to_its_bound() {
        assert!(features("", &"word ".repeat(1_000_000), &[]).len() < 100);
    }
}
