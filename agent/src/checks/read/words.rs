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
    let words: Vec<char> = words.chars().collect();
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let says_something = words.iter().any(|c| !c.is_whitespace());
    let begins = text
        .char_indices()
        .map(|(at, _)| at)
        .filter(move |at| says_something && edge(text[..*at].chars().next_back()));
    begins.filter_map(move |at| {
        let end = at + begin_of(&text[at..], &words, in_any_case)?;
        edge(text[end..].chars().next()).then_some(at..end)
    })
}

/// How many bytes of the text are these words, where it begins with them.
fn begin_of(text: &str, words: &[char], in_any_case: bool) -> Option<usize> {
    let is_same = |a: char, b: char| a == b || (in_any_case && a.to_lowercase().eq(b.to_lowercase()));
    let mut signs = text.char_indices();
    let begins = words.iter().all(|word| signs.next().is_some_and(|(_, sign)| is_same(sign, *word)));
    begins.then(|| signs.next().map_or(text.len(), |(at, _)| at))
}
