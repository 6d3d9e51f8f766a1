//! A mail that goes on where another stopped: "and in size 10?", "I'll take the blue ones".

use super::groups::fill;
use super::{groups, read};
use crate::engine::Filter;
use api::FilterGroup;
use regex::Regex;
use std::sync::LazyLock;

/// So many earlier texts are looked through: all that a case recalls.
const TEXTS_READ: usize = 60;
/// In so many of them a colour or a size alone is taken for the wish that a mail goes on from.
const HINTS_READ: usize = 4;

/// Names that the newest mail leaves out are those of its subject, else of what was said before.
pub fn complete(any_of: &mut Vec<FilterGroup>, question: &Filter) {
    complete_names(any_of, question);
    if MY_SIZE.is_match(&question.text) {
        let own = own_size(question);
        any_of.iter_mut().for_each(|group| fill(group, &own));
    }
}

/// The newest size that the customer has said to be their own, and nothing else.
fn own_size(question: &Filter) -> FilterGroup {
    let known = question.own_size.as_ref();
    let (newer, older) =
        question.before.split_at(known.map_or(0, |size| size.after.min(question.before.len())));
    let takes = |text: &&str| TAKES.is_match(text);
    let newer = newer.iter().map(String::as_str).filter(takes);
    let older = older.iter().map(String::as_str).filter(takes);
    let said = newer.chain(known.map(|size| size.words.as_str())).chain(older).take(TEXTS_READ);
    let mut groups = said.flat_map(|text| groups::of(&read(text, question)));
    let own = groups.find(|group| group.size.len() == 1).unwrap_or_default();
    FilterGroup { size: own.size, size_unit: own.size_unit, ..FilterGroup::default() }
}

/// `in my usual size`, `the size I always take`.
static MY_SIZE: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)\bmy (usual |normal |own |shoe )?size\b|\bsize (that )?i (usually |always |normally )?(wear|take|need)\b",
    )
});

/// `I wear a size 9`, `my size is 9`: what a customer says of their own feet.
static TAKES: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)\bi('m| am| usually| always| normally)? ?(wear|take|need|am|a) (a |an )?(size|[0-9])|\bmy (usual |normal |own |shoe |feet )?(size )?(is|are) (a )?(size )?[0-9]",
    )
});

fn fixed(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a fixed pattern")
}

/// Names that the newest mail leaves out.
fn complete_names(any_of: &mut Vec<FilterGroup>, question: &Filter) {
    if any_of.iter().any(names) {
        return;
    }
    let subject = groups::of(&read(&question.subject, question)).into_iter().find(names);
    let refers_back = refers_back(&question.text);
    let before = question.before.iter().take(TEXTS_READ).filter(|_| refers_back);
    let before: Vec<Vec<FilterGroup>> = before.map(|text| groups::of(&read(text, question))).collect();
    let wish = before.iter().flatten().find(|group| says_what(group));
    let hint = || before.iter().take(HINTS_READ).flatten().find(|group| groups::is_typed(group));
    let said = subject.or_else(|| wish.or_else(hint).cloned());
    let Some(said) = said else { return };
    if any_of.is_empty() {
        any_of.push(FilterGroup::default());
    }
    for group in any_of {
        group.text.clear(); // the little that a short mail says besides is no wish
        fill(group, &FilterGroup { text: Vec::new(), ..said.clone() });
    }
}

fn names(group: &FilterGroup) -> bool {
    !group.brand.is_empty() || !group.model.is_empty()
}

/// Whether a wish says which product it is about: `brown is fine` may be about the paper.
fn says_what(group: &FilterGroup) -> bool {
    let besides = FilterGroup { category: Vec::new(), ..group.clone() };
    names(group) || (!group.category.is_empty() && groups::is_typed(&besides))
}

/// `them`, `the blue ones`, or hardly any words at all.
fn refers_back(text: &str) -> bool {
    const BACK: [&str; 8] = ["them", "ones", "it", "those", "these", "they", "one", "same"];
    const FEW: usize = 6;
    let words = super::words::words(text);
    words.len() <= FEW || words.iter().any(|word| word.is(&BACK))
}
