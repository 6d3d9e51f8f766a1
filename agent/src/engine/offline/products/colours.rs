//! Colours and their shades: `red`, `dark grey`, `Red/Black`, and the catalogue's own names for them.

use super::lexicon::{COLOUR_SPELLINGS, COLOURS, PRODUCT_WORDS, SHADES};
use super::mention::{Reading, What};
use super::words::words;
use crate::shop::Vocabulary;

pub fn find(reading: &mut Reading<'_>) {
    let own = own(reading.vocabulary);
    for length in [3, 2, 1] {
        for at in 0..reading.words.len() {
            if reading.is_free(at, length)
                && let Some(colour) = colour(reading, &own, at, length)
            {
                reading.found(What::Colour(colour), at, length);
            }
        }
    }
}

/// Whether a word alone names a colour.
pub fn is_base(word: &str, vocabulary: &Vocabulary) -> bool {
    COLOURS.contains(&spelt(word)) || own(vocabulary).iter().any(|own| own == word)
}

/// The catalogue's colours, each part of `Red/Black` by itself.
fn own(vocabulary: &Vocabulary) -> Vec<String> {
    let parts = vocabulary.colours.iter().flat_map(|colour| colour.split(['/', ',']));
    let mut own: Vec<String> = parts.map(joined).filter(|part| !part.is_empty()).collect();
    own.sort();
    own.dedup();
    own
}

fn joined(part: &str) -> String {
    words(part).into_iter().map(|word| spelt(&word.text).to_owned()).collect::<Vec<_>>().join(" ")
}

/// One spelling for each colour.
pub fn spelt(word: &str) -> &str {
    COLOUR_SPELLINGS.iter().find(|(other, _)| *other == word).map_or(word, |(_, usual)| usual)
}

fn colour(reading: &Reading<'_>, own: &[String], at: usize, length: usize) -> Option<String> {
    let run = &reading.words[at..at + length];
    if run[1..].iter().any(|word| word.opens_sentence || word.gap.contains([',', '/', ';']))
        || is_name(reading, at, length)
    {
        return None;
    }
    let spelt: Vec<&str> = run.iter().map(|word| spelt(&word.text)).collect();
    let phrase = spelt.join(" ");
    if own.contains(&phrase) && !is_saying(reading, at) {
        return Some(phrase);
    }
    match spelt.as_slice() {
        [base] => COLOURS.contains(base).then_some(phrase),
        [shade, base] if SHADES.contains(shade) && COLOURS.contains(base) && is_shade(reading, at) => {
            Some(if own.iter().any(|own| own == shade) { (*shade).to_owned() } else { phrase })
        }
        _ => None,
    }
}

/// `very light grey` is light of weight or of colour; `a light, grey shoe` and `super light grey` are of weight.
fn is_shade(reading: &Reading<'_>, at: usize) -> bool {
    let emphatic = ["super", "ultra", "extremely"];
    reading.before(at, 1).is_none_or(|word| !word.is(&emphatic))
}

/// A colour in somebody's name: `Green Lantern`, but not `Green Nike` or `Black Leather`.
fn is_name(reading: &Reading<'_>, at: usize, length: usize) -> bool {
    let (first, Some(next)) = (&reading.words[at], reading.words.get(at + length)) else { return false };
    let is_strange = next.is_capital && !next.opens_sentence && next.gap.trim().is_empty();
    first.is_capital
        && !first.opens_sentence
        && is_strange
        && !reading.is_taken(at + length)
        && !next.is(&PRODUCT_WORDS)
        && !next.is(&COLOURS)
        && !next.is(&super::lexicon::MATERIALS)
}

/// `on earth`, `the sand`: a word of the catalogue that is more often something else.
fn is_saying(reading: &Reading<'_>, at: usize) -> bool {
    let is_usual = COLOURS.contains(&reading.words[at].text.as_str());
    !is_usual && reading.before(at, 1).is_some_and(|word| word.is(&["on", "the", "of", "out", "like"]))
}
