//! What a person's data looks like.

use regex::Regex;
use std::sync::LazyLock;

fn compiled(pattern: &str) -> Regex {
    #[expect(clippy::unwrap_used, reason = "a constant pattern, compiled by the tests")]
    Regex::new(pattern).unwrap()
}

pub static ADDRESS: LazyLock<Regex> =
    LazyLock::new(|| compiled(r#"[^\s"'<>()\[\],;:]+@[^\s"'<>()\[\],;:]+[^\s"'<>()\[\],;:.!?]"#));

/// A link may carry whose parcel it follows.
pub static LINK: LazyLock<Regex> = LazyLock::new(|| compiled(r#"(?i)\b(?:https?://|www\.)[^\s<>"')]+"#));

/// `12 Orchard Close`, `Lindenstraße 4a`, `Rua do Cais 8`.
pub static STREET: LazyLock<Regex> = LazyLock::new(|| {
    let word = r"\p{Lu}[\p{L}'’.-]*";
    let kinds = r"(?i:street|st|road|rd|avenue|ave|lane|ln|close|drive|dr|row|way|walk|hill|court|ct|place|pl|square|terrace|crescent|boulevard|blvd|gardens|park)";
    let ends = r"(?i:\p{L}*(?:stra(?:ß|ss)e|str\.|weg|gasse|platz|allee|laan|straat|gatan|gade|vej|gata))";
    let starts = r"(?i:rue|rua|calle|avenida|via|viale|piazza|plaza)";
    compiled(&format!(
        r"\b\d{{1,5}}[a-z]?,? (?:{word} ){{1,3}}{kinds}\b|\b{ends} \d{{1,5}}[a-z]?\b|\b{starts}(?: \p{{L}}+){{1,4}},? \d{{1,5}}\b"
    ))
});

/// British, Canadian and Dutch ones; postcodes of digits alone are numbers.
pub static POSTCODE: LazyLock<Regex> = LazyLock::new(|| {
    compiled(r"\b(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{4} ?[A-Z]{2})\b")
});

/// A name that somebody says is one.
pub static INTRODUCED: LazyLock<Regex> = LazyLock::new(|| {
    let name = r"(?<name>\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}'’-]+){0,2})";
    let relation = "wife|husband|partner|son|daughter|mother|father|mum|mom|dad|brother|sister|friend|neighbour|neighbor|colleague|boss|assistant";
    compiled(&format!(
        r"\b(?i:my name is|the name is|name:|mr\.?|mrs\.?|ms\.?|miss|dr\.?|(?:my|our|her|his) (?:{relation})|(?:this is|i am|i'm)) {name}"
    ))
});

/// The line under a closing.
pub static CLOSING: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"(?im)^[ \t]*(?:(?:kind|best|warm|with (?:kind|best|warm))? ?(?:regards|wishes)|best|cheers|thanks|thank you|many thanks|sincerely|yours(?: \w+)?|love)[,.!]?[ \t]*\r?\n\s*(?<name>\p{L}[\p{L}\p{M}'’.-]*(?: \p{L}[\p{L}\p{M}'’.-]*){0,3})[ \t]*$",
    )
});

/// Words under a closing that are nobody's name.
pub static PLAIN: LazyLock<Regex> =
    LazyLock::new(|| compiled(r"(?i)^(?:sent from|p\.?s|the|a|an|i|we|please|order|tracking)\b"));
