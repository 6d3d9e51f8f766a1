//! A mail that goes on where another stopped: "and in size 10?", "I'll take the blue ones".

use super::groups::fill;
use super::{groups, read};
use crate::engine::Filter;
use api::FilterGroup;

/// So many earlier texts are looked through.
const TEXTS_READ: usize = 4;

/// Names that the newest mail leaves out are those of its subject, else of what was said before.
pub fn complete(any_of: &mut Vec<FilterGroup>, question: &Filter) {
    if any_of.iter().any(names) {
        return;
    }
    let subject = groups::of(&read(&question.subject, question)).into_iter().find(names);
    let refers_back = refers_back(&question.text);
    let before = question.before.iter().take(TEXTS_READ).filter(|_| refers_back);
    let said =
        subject.or_else(|| before.flat_map(|text| groups::of(&read(text, question))).find(groups::is_typed));
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

/// `them`, `the blue ones`, or hardly any words at all.
fn refers_back(text: &str) -> bool {
    const BACK: [&str; 8] = ["them", "ones", "it", "those", "these", "they", "one", "same"];
    const FEW: usize = 6;
    let words = super::words::words(text);
    words.len() <= FEW || words.iter().any(|word| word.is(&BACK))
}
