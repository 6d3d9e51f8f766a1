//! Materials, and what they must not be: `canvas`, `no leather or suede`, `vegan`.

use super::lexicon::MATERIALS;
use super::mention::{Reading, What};
use super::words::words;
use crate::shop::Vocabulary;

pub fn find(reading: &mut Reading<'_>) {
    let known = known(reading.vocabulary);
    other_goods(reading);
    for length in [2, 1] {
        for at in 0..reading.words.len() {
            let is_run = reading.is_free(at, length);
            if let Some(material) = is_run.then(|| material(reading, &known, at, length)).flatten() {
                reading.found(What::Material(material), at, length);
            }
        }
    }
}

/// The usual ones, and the single words of the catalogue's own.
fn known(vocabulary: &Vocabulary) -> Vec<String> {
    let parts = vocabulary.materials.iter().flat_map(|material| material.split(['/', ',']));
    let own = parts.map(|part| words(part).into_iter().map(|word| word.text).collect::<Vec<_>>().join(" "));
    let usual = MATERIALS.into_iter().map(str::to_owned);
    own.chain(usual).filter(|material| !material.is_empty()).collect()
}

fn material(reading: &Reading<'_>, known: &[String], at: usize, length: usize) -> Option<String> {
    let run = &reading.words[at..at + length];
    if run[1..].iter().any(|word| word.opens_sentence || word.gap.contains([',', '/'])) {
        return None;
    }
    let phrase = run.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    known.contains(&phrase).then_some(phrase)
}

/// A leather jacket says nothing of shoes.
fn other_goods(reading: &mut Reading<'_>) {
    let things =
        ["jacket", "jackets", "bag", "belt", "belts", "pants", "trousers", "gloves", "coat", "sofa", "car"];
    for at in 1..reading.words.len() {
        let word = &reading.words[at];
        if word.is(&things) && word.gap.trim().is_empty() && reading.is_free(at - 1, 2) {
            reading.take(at - 1, 2);
        }
    }
}
