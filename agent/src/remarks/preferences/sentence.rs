//! Sentences as they are written: a size of 9.5 is one number.

use super::fixed;
use regex::Regex;
use std::sync::LazyLock;

static END: LazyLock<Regex> = LazyLock::new(|| fixed(r"[.!?;]+(\s|$)|\n\s*\n"));
static SUPPOSED: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"\b(if|whether|unless|suppose|supposing|assuming|imagine) (i|you|he|she|they|we|it|my|your|our|the|that)\b",
    )
});

/// The sentences in their order, on one line each.
pub fn all(text: &str) -> Vec<String> {
    let parts = END.split(text).map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    parts.filter(|sentence| !sentence.is_empty()).collect()
}

/// Whether it says what would be and not what is: `if I wear size 9`.
pub fn supposes(sentence: &str) -> bool {
    SUPPOSED.is_match(sentence)
}
