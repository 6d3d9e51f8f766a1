//! Sizes: `size 9.5`, `EU 43`, `a 10`, `8 or 9`, `sizes 9-13`, `in red 9.5`.

use super::mention::{Reading, What};
use super::number;
use super::words::Word;
use api::SizeUnit;

/// What a number counts when one of these follows.
const COUNTED: [&str; 27] = [
    "pair", "pairs", "day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours",
    "minutes", "people", "kids", "times", "km", "miles", "mile", "percent", "am", "pm", "inch", "inches",
    "cm", "mm", "stripes",
];

/// Words before a bare number by which it is a size.
const LEADS: [&str; 9] = ["a", "an", "in", "wear", "take", "am", "i'm", "around", "for"];

const UNITS: [(&[&str], SizeUnit); 3] = [
    (&["eu", "eur", "european", "euro"], SizeUnit::Eu),
    (&["uk", "british"], SizeUnit::Uk),
    (&["us", "usa", "american"], SizeUnit::Us),
];

/// Shoe sizes of any system, for a shop whose own are not known.
const LEAST: f64 = 1.0;
const MOST: f64 = 52.0;

pub fn find(reading: &mut Reading<'_>) {
    for at in 0..reading.words.len() {
        if !reading.is_free(at, 1) {
            continue;
        }
        match reading.words[at].number() {
            Some(size) if is_size(reading, at, size) => take(reading, at, size),
            None if follows_size(reading, at) => {
                if let Some(size) = number::word(&reading.words[at].text) {
                    take(reading, at, size);
                }
            }
            Some(_) | None => {}
        }
    }
    let named: Vec<usize> =
        (0..reading.words.len()).filter(|at| reading.words[*at].is(&["size", "sizes", "sz"])).collect();
    named.into_iter().for_each(|at| reading.take(at, 1));
}

fn take(reading: &mut Reading<'_>, at: usize, size: f64) {
    let unit = unit(reading, at);
    for between in ranged(reading, at, size) {
        reading.found(What::Size(between, unit), at, 1);
    }
    reading.found(What::Size(size, unit), at, 1);
}

/// The shop's sizes between the size before and this one: `sizes 9-13`.
fn ranged(reading: &Reading<'_>, at: usize, size: f64) -> Vec<f64> {
    let is_dash = reading.words[at].gap.trim() == "-" || reading.words[at].gap.trim() == "–";
    let is_to = reading.before(at, 1).is_some_and(|word| word.is(&["to"]));
    let from = match (is_dash, is_to) {
        (true, _) => reading.before(at, 1),
        (false, true) => reading.before(at, 2),
        (false, false) => None,
    };
    let Some(from) = from.and_then(Word::number) else { return Vec::new() };
    own_sizes(reading).into_iter().filter(|own| from < *own && *own < size).collect()
}

fn is_size(reading: &Reading<'_>, at: usize, size: f64) -> bool {
    let is_possible = (LEAST..=MOST).contains(&size) && (size * 2.0).fract() == 0.0;
    let is_said = reading.before(at, 1).is_some_and(|word| word.is(&["size", "sizes", "sz"])); // `a size 10 pair`
    let is_counted = !is_said && reading.after(at, 1).is_some_and(|word| word.is(&COUNTED));
    let gap = &reading.words[at].gap;
    let next_gap = reading.words.get(at + 1).map_or("", |word| word.gap.as_str());
    if !is_possible
        || is_counted
        || gap.contains(['$', '€', '£', '#'])
        || next_gap.starts_with(['%', '/', '\'', '"', '€'])
    {
        return false;
    }
    follows_size(reading, at) || unit(reading, at).is_some() || is_bare(reading, at, size)
}

/// `size 9`, `size is 9`, `sizes 8, 9 and 10`.
fn follows_size(reading: &Reading<'_>, at: usize) -> bool {
    let says_size = |word: &Word| word.is(&["size", "sizes", "sz", "sized"]);
    let fillers =
        ["is", "of", "a", "an", "about", "around", "in", "would", "be", "either", "between", "from"];
    for step in 1..=6 {
        let Some(word) = reading.before(at, step) else { return false };
        if says_size(word) {
            return true;
        }
        let is_listed = word.number().is_some() || word.is(&["or", "and", "to", "maybe", "even", "possibly"]);
        if !is_listed && !word.is(&fillers) && unit_of(word).is_none() {
            return false;
        }
    }
    false
}

/// A number of the shop's own sizes in the place of a size: behind a colour, a name, `a`, `in`; or a half one.
fn is_bare(reading: &Reading<'_>, at: usize, size: f64) -> bool {
    let own = own_sizes(reading);
    let (least, most) = (own.iter().copied().fold(MOST, f64::min), own.iter().copied().fold(LEAST, f64::max));
    if own.is_empty() || size < least - 3.0 || size > most + 4.0 {
        return false;
    }
    let is_led = reading.before(at, 1).is_some_and(|word| word.is(&LEADS));
    let is_behind_name =
        at > 0 && reading.before(at, 1).is_some() && (reading.is_taken(at - 1) || is_colour(reading, at - 1));
    let ends = reading
        .words
        .get(at + 1)
        .is_none_or(|next| next.opens_sentence || next.gap.contains([',', '(', ')']))
        || reading.after(at, 1).is_some_and(|word| {
            word.is(&["please", "or", "and", "if", "for", "wide", "in", "available", "too", "then", "thanks"])
        });
    size.fract() != 0.0
        || (ends && own.contains(&size) && is_second(reading, at))
        || (is_behind_name && (ends || own.contains(&size)))
        || (is_led && ends && own.contains(&size))
        || (is_led && ends && reading.before(at, 1).is_some_and(|word| word.is(&["a", "an", "wear", "take"])))
}

/// The second of two: `8 and 9`, where 8 is a size.
fn is_second(reading: &Reading<'_>, at: usize) -> bool {
    let is_joined = reading.before(at, 1).is_some_and(|word| word.is(&["and", "or"]));
    is_joined && reading.before(at, 2).is_some_and(|word| word.number().is_some()) && reading.is_taken(at - 2)
}

fn is_colour(reading: &Reading<'_>, at: usize) -> bool {
    super::colours::is_base(&reading.words[at].text, reading.vocabulary)
}

fn own_sizes(reading: &Reading<'_>) -> Vec<f64> {
    reading
        .vocabulary
        .sizes
        .iter()
        .filter_map(|size| number::figure(size))
        .filter(|size| *size <= MOST)
        .collect()
}

/// The system named beside a number: `EU 43`, `10 US`, `size 9 in UK sizing`.
fn unit(reading: &Reading<'_>, at: usize) -> Option<SizeUnit> {
    let near = [reading.before(at, 1), reading.after(at, 1), reading.before(at, 2)];
    near.into_iter().flatten().find_map(unit_of)
}

fn unit_of(word: &Word) -> Option<SizeUnit> {
    UNITS.iter().find(|(words, _)| word.is(words)).map(|(_, unit)| *unit)
}
