//! Letters that look like others, or that nobody sees: no other check can be trusted on words that hold them.

use super::judged::Judged;
use crate::mail::visible;
use api::{CheckView, Severity};
use std::ops::Range;

pub fn check(judged: &Judged<'_>) -> Vec<CheckView> {
    let words = words(&judged.letter.body).filter(|range| is_odd(judged.text(range)));
    words.map(|range| fault(judged, &range)).collect()
}

fn words(body: &str) -> impl Iterator<Item = Range<usize>> {
    body.split_whitespace().map(|word| {
        let start = word.as_ptr() as usize - body.as_ptr() as usize;
        start..start + word.len()
    })
}

fn is_odd(word: &str) -> bool {
    let latin = word.chars().any(|c| c.is_ascii_alphabetic());
    let lookalike = word.chars().any(|c| matches!(c, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}'));
    let figures = word
        .chars()
        .any(|c| c.is_numeric() && !c.is_ascii_digit() && !matches!(c, '½' | '¼' | '¾' | '²' | '³' | '¹'));
    let wide = word.chars().any(|c| matches!(c, '\u{ff01}'..='\u{ff5e}' | '\u{1d400}'..='\u{1d7ff}'));
    visible(word).hidden || word.contains('\u{ad}') || (latin && lookalike) || figures || wide
}

fn fault(judged: &Judged<'_>, word: &Range<usize>) -> CheckView {
    let paragraph = judged.letter.paragraph(word.start);
    let message = format!("A word in ¶{paragraph} holds characters that look like others or are not seen");
    judged.letter.finding("characters", Severity::Block, word, message)
}
