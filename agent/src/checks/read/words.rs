//! Words of somebody else's choosing, where they stand whole.

use std::ops::Range;

/// Wherever `words` stand in `text` between two word boundaries, in whatever case. Nothing stands anywhere.
pub fn whole_words<'t>(text: &'t str, words: &str) -> impl Iterator<Item = Range<usize>> + use<'t> {
    found(text, words, true)
}

/// The same, in this case alone.
pub fn exact_words<'t>(text: &'t str, words: &str) -> impl Iterator<Item = Range<usize>> + use<'t> {
    found(text, words, false)
}

fn found<'t>(text: &'t str, words: &str, in_any_case: bool) -> impl Iterator<Item = Range<usize>> + use<'t> {
    let pattern = regex::RegexBuilder::new(&regex::escape(words)).case_insensitive(in_any_case).build();
    let pattern = pattern.ok().filter(|_| !words.trim().is_empty());
    let all: Vec<Range<usize>> =
        pattern.iter().flat_map(|pattern| pattern.find_iter(text)).map(|found| found.range()).collect();
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    all.into_iter().filter(move |range| {
        edge(text[..range.start].chars().next_back()) && edge(text[range.end..].chars().next())
    })
}
