//! What a reply says of the customer's wish, and not of what the shop has.

use crate::checks::judged::Judged;
use crate::checks::negation::is_denied;
use crate::checks::read::pattern;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static WISH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\byou(?:['’](?:re|ve|d))?\s+(?:\w+\s+){0,2}?(?:ask|want|need|look|mention|wr[oi]t|wish|like|prefer|request|had in mind|order)\w*|\byour\s+(?:wish|request|question)|\basked (?:for|about|whether|if)\b|\binstead of\b|\bunlike\b|\brather than\b",
    )
});

/// `the size 9 that you asked for`, `we do not have it in size 9`.
pub fn is_wished_or_denied(judged: &Judged<'_>, words: &Range<usize>) -> bool {
    let line = judged.letter.line(words.start);
    WISH.is_match(judged.text(&line)) || is_denied(&judged.letter.body, &line, words)
}
