//! Kinds of products and what they are for: `boots`, `running shoes`, `heels`.

use super::mention::{Reading, What};
use crate::products::kinds::{KINDS, Kind};

pub fn find(reading: &mut Reading<'_>) {
    for length in [2, 1] {
        for at in 0..reading.words.len() {
            let is_run = reading.is_free(at, length);
            if let Some(kind) = is_run.then(|| kind(reading, at, length)).flatten() {
                reading.found(What::Category(kind.name.to_owned()), at, length);
            }
        }
    }
}

fn kind(reading: &Reading<'_>, at: usize, length: usize) -> Option<&'static Kind> {
    let run = &reading.words[at..at + length];
    let phrase = run.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    KINDS.iter().find(|kind| kind.words.contains(&phrase.as_str()))
}
