//! What is left: words that may say what a product is for or how it should be.

use super::lexicon::is_stop_word;
use super::mention::{Reading, What};

/// So many words of free text are kept.
const WORDS_KEPT: usize = 16;

pub fn find(reading: &mut Reading<'_>) {
    let mut kept = 0;
    for at in 0..reading.words.len() {
        let word = &reading.words[at];
        let is_said = word.text.chars().count() > 2 && word.number().is_none() && !is_stop_word(&word.text);
        if is_said && kept < WORDS_KEPT && reading.is_free(at, 1) {
            let text = word.text.clone();
            reading.found(What::Text(text), at, 1);
            kept += 1;
        }
    }
}
