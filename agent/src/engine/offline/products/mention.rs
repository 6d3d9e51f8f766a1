//! One thing that a mail says of products, and what is being read.

use super::negation;
use super::words::Word;
use crate::shop::Vocabulary;
use api::{Bounds, SizeUnit};

#[derive(Debug, Clone, PartialEq)]
pub enum What {
    Category(String),
    Brand(String),
    Model(String),
    Colour(String),
    Size(f64, Option<SizeUnit>),
    Material(String),
    Weight(Bounds),
    Price(Bounds),
    Text(String),
}

/// What is said, of which words, and whether it is wanted or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    pub what: What,
    /// Its first word, counted from 0, and that word's sentence.
    pub at: usize,
    pub sentence: usize,
    /// Joined to what stands before by a word that may begin another wish (`or`, `and`, `also`).
    pub is_joined: bool,
    pub is_unwanted: bool,
}

/// A text on its way from words to mentions.
pub struct Reading<'a> {
    pub words: Vec<Word>,
    pub vocabulary: &'a Vocabulary,
    taken: Vec<bool>,
    mentions: Vec<Mention>,
}

impl<'a> Reading<'a> {
    pub fn new(words: Vec<Word>, vocabulary: &'a Vocabulary) -> Self {
        let taken = vec![false; words.len()];
        Self { words, vocabulary, taken, mentions: Vec::new() }
    }

    /// Words that nobody has understood yet; none behind the end.
    pub fn is_free(&self, from: usize, length: usize) -> bool {
        self.taken.get(from..from + length).is_some_and(|words| words.iter().all(|taken| !taken))
    }

    pub fn is_taken(&self, at: usize) -> bool {
        self.taken.get(at).copied().unwrap_or(false)
    }

    /// Words that say something without being a mention of their own: `size`, `under`.
    pub fn take(&mut self, from: usize, length: usize) {
        let end = (from + length).min(self.taken.len());
        self.taken[from.min(end)..end].fill(true);
    }

    pub fn found(&mut self, what: What, from: usize, length: usize) {
        self.take(from, length);
        let (sentence, is_joined) = (self.words[from].sentence, self.is_joined(from));
        self.mentions.push(Mention { what, at: from, sentence, is_joined, is_unwanted: false });
    }

    fn is_joined(&self, at: usize) -> bool {
        let before = &self.words[at.saturating_sub(3)..at];
        before.iter().any(|word| word.is(&["or", "and", "also", "plus", "alternatively", "otherwise"]))
    }

    pub fn has(&self, is_it: impl Fn(&What) -> bool) -> bool {
        self.mentions.iter().any(|mention| is_it(&mention.what))
    }

    /// The word before, in the same sentence.
    pub fn before(&self, at: usize, distance: usize) -> Option<&Word> {
        let word = self.words.get(at.checked_sub(distance)?)?;
        (word.sentence == self.words[at].sentence).then_some(word)
    }

    /// The word after, in the same sentence.
    pub fn after(&self, at: usize, distance: usize) -> Option<&Word> {
        let word = self.words.get(at + distance)?;
        (word.sentence == self.words[at].sentence).then_some(word)
    }

    pub fn sentence_has(&self, at: usize, words: &[&str]) -> bool {
        let sentence = self.words[at].sentence;
        self.words.iter().any(|word| word.sentence == sentence && word.is(words))
    }

    pub fn into_mentions(mut self) -> Vec<Mention> {
        self.mentions.sort_by_key(|mention| mention.at);
        let at: Vec<usize> = self.mentions.iter().map(|mention| mention.at).collect();
        for mention in &mut self.mentions {
            mention.is_unwanted = negation::is_unwanted(&self.words, &at, mention.at);
        }
        self.mentions
    }
}
