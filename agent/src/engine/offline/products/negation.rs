//! `not black`, `no leather or suede`, `anything but red`: what a customer does not want.

use super::words::Word;

const NEGATORS: [&str; 12] = [
    "not",
    "no",
    "without",
    "except",
    "excluding",
    "avoid",
    "never",
    "don't",
    "hate",
    "dislike",
    "isn't",
    "aren't",
];

/// What may stand between a negator and what it denies.
const BRIDGES: [&str; 26] = [
    "or",
    "nor",
    "and",
    "the",
    "a",
    "an",
    "any",
    "in",
    "of",
    "made",
    "from",
    "with",
    "want",
    "like",
    "need",
    "wear",
    "use",
    "really",
    "too",
    "something",
    "anything",
    "please",
    "real",
    "genuine",
    "color",
    "colour",
];

/// Words before a negator that turn it round: `if not red, black`; `why not red`.
const TURNED_BY: [&str; 4] = ["if", "why", "or", "whether"];

/// Words after a negator that say something else: `not only red`.
const TURNED_AFTER: [&str; 5] = ["only", "just", "sure", "necessarily", "matter"];

/// `mentions`: where understood words begin. Nothing but those and [`BRIDGES`] stands between a negator and what it
/// denies, and no comma.
pub fn is_unwanted(words: &[Word], mentions: &[usize], at: usize) -> bool {
    let mut place = at;
    while place > 0 && words[place].sentence == words[place - 1].sentence {
        if words[place].gap.contains([',', ':', '(']) {
            return false;
        }
        place -= 1;
        let word = &words[place];
        if negates(words, place) {
            return true;
        }
        let is_known = mentions.contains(&place) || word.is(&BRIDGES);
        if !is_known {
            return false;
        }
    }
    false
}

fn negates(words: &[Word], place: usize) -> bool {
    let same_sentence = |other: usize| words[other].sentence == words[place].sentence;
    let before = place.checked_sub(1).filter(|before| same_sentence(*before)).map(|before| &words[before]);
    let after = words.get(place + 1);
    let is_anything_but = words[place].is(&["but", "than"])
        && before.is_some_and(|word| word.is(&["anything", "any", "other", "rather"]));
    let is_negator = words[place].is(&NEGATORS)
        && before.is_none_or(|word| !word.is(&TURNED_BY))
        && after.is_none_or(|word| !word.is(&TURNED_AFTER));
    is_negator || is_anything_but
}
