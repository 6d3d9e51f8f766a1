//! Brands and models: the catalogue's, those that people ask for anyway, and what they are called; also misspelt.

use super::lexicon::{PRODUCT_WORDS, is_common, is_stop_word};
use super::mention::{Reading, What};
use super::naming::{Name, Names};
use super::similar::{self, Spelt};
use super::words::Word;

/// Words that one name has at most.
const WORDS_MAX: usize = 4;
/// How far away a product word still says that a name is meant as a name.
const NEAR: usize = 4;
/// A brand's first letters, if so many, stand for it: `Timbs`, `Birks`.
const PREFIX_LETTERS: usize = 4;

const PREPOSITIONS: [&str; 5] = ["on", "in", "at", "for", "by"];

pub fn find(reading: &mut Reading<'_>) {
    let names = Names::of(reading.vocabulary);
    let begins: Vec<bool> = reading.words.iter().map(|word| names.begin_with(word.singular())).collect();
    let strange: Vec<bool> = reading.words.iter().map(is_strange).collect();
    let named = |reading: &Reading<'_>, at: usize, length: usize| {
        begins[at].then(|| exact(reading, &names, at, length)).flatten()
    };
    take_each(reading, named);
    take_each(reading, |reading, at, length| {
        let is_odd = length < WORDS_MAX && (strange[at] || strange[at + length - 1]);
        is_odd.then(|| misspelt(reading, &names, at, length)).flatten()
    });
    // A model of ordinary words counts once its brand is known, wherever that stands.
    take_each(reading, named);
}

/// No figure and no ordinary word: it may be a misspelt name.
fn is_strange(word: &Word) -> bool {
    word.number().is_none() && !is_common(&word.text) && !is_stop_word(&word.text)
}

/// Tries every place, longest run of words first, and takes what `is_name` finds there.
fn take_each(reading: &mut Reading<'_>, is_name: impl Fn(&Reading<'_>, usize, usize) -> Option<What>) {
    for length in (1..=WORDS_MAX).rev() {
        for at in 0..reading.words.len() {
            let is_run = reading.is_free(at, length) && is_one_phrase(reading, at, length);
            if let Some(what) = is_run.then(|| is_name(reading, at, length)).flatten() {
                reading.found(what, at, length);
            }
        }
    }
}

fn is_one_phrase(reading: &Reading<'_>, at: usize, length: usize) -> bool {
    reading.words[at + 1..at + length]
        .iter()
        .all(|word| !word.opens_sentence && !word.gap.contains([',', '(', ':', '/']))
}

/// The words of a run in one: with and without the ending of a plural.
fn joined(reading: &Reading<'_>, at: usize, length: usize) -> [String; 2] {
    let run = &reading.words[at..at + length];
    let whole: String = run.iter().map(|word| word.text.as_str()).collect();
    let first: String = run[..length - 1].iter().map(|word| word.text.as_str()).collect();
    let singular = first + run[length - 1].singular();
    [whole, singular]
}

fn exact(reading: &Reading<'_>, names: &Names, at: usize, length: usize) -> Option<What> {
    let written = joined(reading, at, length);
    let found = names.spelt(&written).find(|name| is_meant(reading, name, at, length));
    found.map(|name| name.what.clone())
}

/// Whether the words of a name are meant as one: those that are ordinary words need a sign of it.
fn is_meant(reading: &Reading<'_>, name: &Name, at: usize, length: usize) -> bool {
    let is_ordinary = |word: &String| word.len() < 2 || is_common(word) || word.parse::<f64>().is_ok();
    if !name.words.iter().all(is_ordinary) {
        return true;
    }
    let is_written_as_name = is_written_as_name(reading, at, length);
    if name.words.first().is_some_and(|word| PREPOSITIONS.contains(&word.as_str())) {
        return is_written_as_name;
    }
    if name.is_brand() {
        return is_written_as_name || is_near_product(reading, at, length);
    }
    let is_of = |brand: &String| reading.has(|what| *what == What::Brand(brand.clone()));
    let has_letters = name.joined.text.chars().any(char::is_alphabetic);
    let is_one_word = length == 1 && has_letters;
    let follows_name = reading.before(at, 1).is_some() && reading.is_taken(at - 1);
    match name.of_brand.as_ref().is_some_and(is_of) {
        true => !is_one_word || follows_name || is_written_as_name,
        false => has_letters && is_written_as_name && length > 1,
    }
}

/// Each word with a capital letter that is not merely the sentence's first; or the whole sentence is the name.
fn is_written_as_name(reading: &Reading<'_>, at: usize, length: usize) -> bool {
    let run = &reading.words[at..at + length];
    let has_capitals = run.iter().all(|word| word.is_capital || word.number().is_some());
    let ends = reading.words.get(at + length).is_none_or(|next| next.opens_sentence);
    has_capitals && (length > 1 || !run[0].opens_sentence || ends)
}

fn is_near_product(reading: &Reading<'_>, at: usize, length: usize) -> bool {
    let is_beside_name = (at > 0 && reading.is_taken(at - 1)) || reading.is_taken(at + length);
    let (from, to) = (at.saturating_sub(NEAR), (at + length + NEAR).min(reading.words.len()));
    let sentence = reading.words[at].sentence;
    let near = (from..at).chain(at + length..to).map(|place| &reading.words[place]);
    is_beside_name || near.filter(|word| word.sentence == sentence).any(|word| word.is(&PRODUCT_WORDS))
}

/// Words that are nearly a name; or the first letters of just one brand.
fn misspelt(reading: &Reading<'_>, names: &Names, at: usize, length: usize) -> Option<What> {
    let near = |written: &Spelt| similar::nearest(written, names.alike(written));
    let [whole, singular] = joined(reading, at, length).map(Spelt::new);
    let again = || (singular.text != whole.text).then(|| near(&singular)).flatten();
    let place = near(&whole).or_else(again);
    let shortened = || if length == 1 { shortened(reading, names, &singular) } else { None };
    place.or_else(shortened).map(|place| names.all[place].what.clone())
}

fn shortened(reading: &Reading<'_>, names: &Names, written: &Spelt) -> Option<usize> {
    let is_long = written.letters >= PREFIX_LETTERS;
    let speaks_of_products = reading.words.iter().any(|word| word.is(&PRODUCT_WORDS));
    if !is_long || !speaks_of_products {
        return None;
    }
    let is_brand = |name: &&Name| name.is_brand() && name.joined.text.starts_with(&written.text);
    let mut brands = names.all.iter().filter(is_brand);
    let only = brands.next().filter(|_| brands.next().is_none())?;
    names.all.iter().position(|name| std::ptr::eq(name, only))
}
