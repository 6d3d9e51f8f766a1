//! The brand that a customer keeps to, where the catalogue knows it.

use super::fixed;
use regex::Regex;
use std::sync::LazyLock;

static BEFORE: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    [
        r"\bi (always|only|usually|normally|mostly) (ever )?(buy|wear|take|order|run in) ",
        r"\bmy fav(ou?)rite (shoe )?brand is ",
    ]
    .map(fixed)
});

static UNLESS: LazyLock<Regex> = LazyLock::new(|| fixed(r"\b(used to|no longer|any ?more|sometimes)\b"));
static ANOTHER: LazyLock<Regex> = LazyLock::new(|| fixed(r"^,? (or|and|but) "));

/// The words with the brand behind them, as it is written.
pub fn find(sentence: &str, brands: &[String]) -> Option<String> {
    let before = BEFORE.iter().find_map(|pattern| pattern.find(sentence))?;
    let rest = &sentence[before.end()..];
    let brand =
        brands.iter().filter_map(|brand| at_the_start(rest, brand)).max_by_key(|written| written.len())?;
    let is_one = !ANOTHER.is_match(&rest[brand.len()..]) && !UNLESS.is_match(sentence);
    is_one.then(|| format!("{}{brand}", before.as_str()))
}

/// The beginning of a text where it is this brand, in whichever case.
fn at_the_start<'a>(text: &'a str, brand: &str) -> Option<&'a str> {
    let written = text.get(..brand.len()).filter(|_| !brand.is_empty())?;
    let is_whole = text[brand.len()..].chars().next().is_none_or(|next| !next.is_alphanumeric());
    (is_whole && written.to_lowercase() == brand.to_lowercase()).then_some(written)
}
