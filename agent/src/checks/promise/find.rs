//! Finding promises in a reply.

use super::context::{belongs, happened, is_meant};
use super::lexicon::{LEXICON, LIGHT};
use super::{Kind, Promise};
use crate::checks::judged::Judged;
use crate::checks::letter::Letter;
use crate::checks::negation::{clause_before, is_denied};
use crate::checks::read::Read;
use std::ops::Range;

/// Every promise in the reply; denials, the customer's own wishes, questions and names of policies are none.
pub fn find(letter: &Letter<'_>, read: &Read) -> Vec<Promise> {
    let body = &letter.body;
    let mut found: Vec<Promise> = Vec::new();
    for (kind, words) in LEXICON.iter() {
        for captures in words.captures_iter(body) {
            let range = captures.get_match().range();
            let light = captures
                .name("verb")
                .is_some_and(|verb| LIGHT.contains(&verb.as_str().to_lowercase().as_str()));
            let promise = promise(letter, read, *kind, range);
            if !light && is_meant(body, &promise) && !found.iter().any(|other| covers(body, other, &promise))
            {
                found.push(promise);
            }
        }
    }
    found
}

/// Whether this stretch denies a promise and makes none.
pub fn is_denial(judged: &Judged<'_>, range: &Range<usize>) -> bool {
    let body = &judged.letter.body;
    let here = |at: usize| range.contains(&at);
    let words =
        LEXICON.iter().flat_map(|(_, words)| words.find_iter(body)).filter(|found| here(found.start()));
    let mut denied =
        words.map(|found| is_denied(body, &judged.letter.sentence(found.start()), &found.range()));
    denied.any(|denied| denied) && !judged.promises.iter().any(|promise| here(promise.range.start))
}

fn promise(letter: &Letter<'_>, read: &Read, kind: Kind, range: Range<usize>) -> Promise {
    let sentence = letter.sentence(range.start);
    let done = happened(&letter.body, &sentence, &range);
    let amount = read.amounts.iter().find(|amount| belongs(&letter.body, amount, &range)).cloned();
    Promise { kind, range, sentence, done, amount }
}

/// `we will gladly send you a coupon`: the coupon is the promise, not the `we will`.
fn covers(body: &str, other: &Promise, promise: &Promise) -> bool {
    let overlap = other.range.start < promise.range.end && promise.range.start < other.range.end;
    let between = body.get(promise.range.end..other.range.start);
    let object =
        between.is_some_and(|text| text.split_whitespace().count() <= 6 && clause_before(text) == text);
    overlap || (promise.kind == Kind::Undertaking && object)
}
