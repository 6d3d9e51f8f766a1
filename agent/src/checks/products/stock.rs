//! What is said to be there is there, and what is said to be gone is gone.

use super::told::{Meant, One, narrow};
use crate::checks::judged::Judged;
use crate::checks::negation::{clause_before, is_denied};
use crate::checks::read::pattern;
use api::CheckView;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static STOCK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?:(?P<gone>out of stock|sold out|unavailable)|in stock|on hand|ready to ship|available)\b")
});

/// `will be in stock`, `once it is in stock`, `was in stock`: not said of now.
static ANOTHER_TIME_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:will|would|should|shall|may|might|could|expect\w*|when|once|until|before|if|whether|was|were)\b|['’]ll\b",
    )
});

/// `in stock from 10 December`, `available again soon`.
static ANOTHER_TIME_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\s+(?:again\s+(?:in|from|on|by|after|soon|next)|from|on|by|after|as of|soon|next)\b")
});

/// `available in three colours`, `available online`: not how many there are.
static ANOTHER_SENSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\s+(?:in\s+(?:\w+\s+){0,3}?(?:colou?rs?|sizes|widths|versions|materials)|as|online|to)\b")
});

pub fn check(judged: &Judged<'_>) -> Vec<CheckView> {
    if judged.told.is_none() {
        return Vec::new();
    }
    let found = STOCK.captures_iter(&judged.letter.body);
    let said = found.map(|found| (found.get_match().range(), found.name("gone").is_some()));
    let wrong = said.filter(|(words, is_gone)| is_meant(judged, words) && !is_true(judged, words, *is_gone));
    wrong.map(|(words, _)| fault(judged, &words)).collect()
}

/// Said of now, by us, and not in the catalogue's own words.
fn is_meant(judged: &Judged<'_>, words: &Range<usize>) -> bool {
    let (body, line) = (&judged.letter.body, judged.letter.line(words.start));
    let before = clause_before(&body[line.start..words.start]);
    let after = &body[words.end..line.end.max(words.end)];
    let is_question = judged.text(&line).trim_end().ends_with('?');
    let is_quoted = judged.letter.within(words).all(|placed| judged.facts.say(placed.segment.text.trim()));
    let is_other = [&ANOTHER_TIME_AFTER, &ANOTHER_SENSE].into_iter().any(|pattern| pattern.is_match(after));
    !is_question && !is_quoted && !is_other && !ANOTHER_TIME_BEFORE.is_match(before)
}

fn is_true(judged: &Judged<'_>, words: &Range<usize>, is_gone: bool) -> bool {
    let Some(told) = &judged.told else { return true };
    let line = judged.letter.line(words.start);
    let is_there = is_gone == is_denied(&judged.letter.body, &line, words);
    let Meant { mut ones, is_named } = told.meant(&judged.letter, words);
    let sizes = judged.read.sizes.iter().filter(|size| line.contains(&size.range.start));
    let said: Vec<_> = sizes.flat_map(|size| &size.said).collect();
    narrow(&mut ones, |one| said.iter().any(|said| told.is_size_of(one, said)));
    // Of what was looked for and not found it may always be said that it is not there.
    let is_about_the_wish = !is_there && !is_named && !told.are_matches;
    is_about_the_wish || ones.iter().any(|one| is_so(one, is_there))
}

fn is_so(one: &One<'_>, is_there: bool) -> bool {
    one.quantity.is_some_and(|quantity| (quantity > 0) == is_there)
}

fn fault(judged: &Judged<'_>, words: &Range<usize>) -> CheckView {
    let said = judged.text(words);
    let message = format!("“{said}” is not what the shop's stock says.");
    judged.letter.finding("stock", judged.warn_a_person(words), words, message)
}
