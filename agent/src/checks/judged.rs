//! What each check is given.

use super::CheckInput;
use super::facts::Facts;
use super::letter::Letter;
use super::products::Told;
use super::promise::{self, Promise};
use super::read::{Read, Shapes};
use api::Severity;
use std::ops::Range;

/// The reply, read once for all checks.
pub struct Judged<'a> {
    pub input: &'a CheckInput<'a>,
    pub letter: Letter<'a>,
    pub read: Read,
    pub facts: Facts,
    pub promises: Vec<Promise>,
    /// Where products were looked up.
    pub told: Option<Told<'a>>,
}

impl<'a> Judged<'a> {
    pub fn new(input: &'a CheckInput<'a>) -> Self {
        let letter = Letter::new(input.segments, input.original);
        let shapes = Shapes::of(input.policy);
        let read = Read::of(&letter.body, &shapes);
        let promises = promise::find(&letter, &read);
        let told = input.products.map(|shown| Told::of(shown.found));
        Self { input, letter, read, facts: Facts::of(input, &shapes), promises, told }
    }

    pub fn is_blank(&self) -> bool {
        self.letter.body.trim().is_empty()
    }

    pub fn text(&self, range: &Range<usize>) -> &str {
        &self.letter.body[range.clone()]
    }

    /// A person may know what the shop's data does not say, and says that they have checked; the agent may not.
    pub fn warn_a_person(&self, words: &Range<usize>) -> Severity {
        if self.letter.by_person(words) { Severity::Warn } else { Severity::Block }
    }
}
