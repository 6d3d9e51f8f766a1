//! What a mail looks for: words, numbers and names become a typed filter.
//!
//! Each recogniser takes the words that it understands, so that the next one does not read them again; what is left
//! is free text. Knows the catalogue's words and ordinary English. Does not know the catalogue's rows.

mod before;
mod bounds;
mod choose;
mod colours;
mod groups;
mod in_stock;
mod kinds;
mod lexicon;
mod materials;
mod mention;
mod names;
mod naming;
mod negation;
mod number;
mod similar;
mod sizes;
mod speaks;
mod text;
mod words;

pub use choose::choose;
pub use lexicon::is_common;
pub use speaks::speaks_of;

use crate::engine::Filter;
use crate::nodes::signals::breadth;
use crate::shop::Vocabulary;
use api::ProductFilter;
use mention::{Mention, Reading, What};
use std::collections::BTreeSet;
use words::words;

/// More text than any wish has: the rest is not read.
const CHARACTERS_READ: usize = 4_000;

pub fn filter(question: &Filter) -> ProductFilter {
    let breadth = breadth::wish(&question.text).is_some();
    let mut mentions = read(&question.text, question);
    if breadth {
        keep_to_the_wish(&mut mentions);
    }
    let mut any_of = groups::of(&mentions);
    before::complete(&mut any_of, question);
    any_of.retain(|group| *group != api::FilterGroup::default());
    any_of.iter_mut().for_each(|group| group.in_stock = in_stock::is_wanted(&question.text));
    let answerable = any_of.iter().any(groups::is_typed);
    ProductFilter { answerable, any_of, breadth }
}

/// Who asks for everything describes it where they name it; free words of other sentences (`you sent me three links`)
/// are about something else, and would pick a few products by accident.
fn keep_to_the_wish(mentions: &mut Vec<Mention>) {
    let named = |mention: &&Mention| matches!(mention.what, What::Category(_));
    let said: BTreeSet<usize> = mentions.iter().filter(named).map(|mention| mention.sentence).collect();
    mentions.retain(|mention| !matches!(mention.what, What::Text(_)) || said.contains(&mention.sentence));
}

/// Everything a text says of products, in the order it stands.
fn read(text: &str, question: &Filter) -> Vec<Mention> {
    read_with(text, &question.vocabulary)
}

fn read_with(text: &str, vocabulary: &Vocabulary) -> Vec<Mention> {
    let text: String = text.chars().take(CHARACTERS_READ).collect();
    let mut reading = Reading::new(words(&text), vocabulary);
    names::find(&mut reading);
    bounds::find(&mut reading);
    sizes::find(&mut reading);
    colours::find(&mut reading);
    materials::find(&mut reading);
    kinds::find(&mut reading);
    text::find(&mut reading);
    reading.into_mentions()
}
