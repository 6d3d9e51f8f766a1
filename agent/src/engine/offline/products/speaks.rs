//! Whether a mail speaks of products at all: by how many kinds of things it says of them.

use super::mention::{Mention, What};
use super::read_with;
use crate::nodes::signals::breadth;
use crate::shop::Vocabulary;
use regex::Regex;
use std::sync::LazyLock;

/// `I need boots`, `looking for white sneakers`, `got any Vans`.
static WISH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(i|we|he|she|they|dad|mum|mom|wife|husband|son|daughter)?( would|'d)? ?(need|needs|want|wants|require|requires|desire|desires|fancy|fancies|seek|seeks|like|looking for|searching for|after|got any|have any|get)\b (\w+[ -]){0,6}?(shoes?|sneakers?|trainers?|boots?|sandals?|clogs?|footwear|pair|spikes|kicks|runners|heels|slippers)\b")
        .expect("a fixed pattern")
});

/// `do you have a 39`, `have them in an 8.5`, `got it in EU 42`.
static SIZE_WISH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(have|got|get|stock|sell|available)\b( \w+){0,3}? (in|a|an|size|eu|uk|us) ?(a |an )?[0-9]{1,2}([.,]5)?\b")
        .expect("a fixed pattern")
});

/// What is somebody's already is no wish.
static OWNED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(my|the|these|those|this|that|your|our|ordered|bought|received|returned) (\w+ ){0,3}(shoes?|sneakers?|trainers?|boots?|sandals?|clogs?|footwear|pair)\b")
        .expect("a fixed pattern")
});

/// Points for the product topics, and the words that speak for them; `None`: nothing does.
pub fn speaks_of(text: &str) -> Option<(f64, String)> {
    let mentions = read_with(text, &Vocabulary::default());
    let mut kinds: Vec<(&str, String)> = mentions.iter().filter_map(kind).collect();
    kinds.dedup_by_key(|(kind, _)| *kind);
    kinds.sort_by_key(|(kind, _)| *kind);
    kinds.dedup_by_key(|(kind, _)| *kind);
    let wish = WISH.find(text).or_else(|| SIZE_WISH.find(text)).filter(|_| !OWNED.is_match(text));
    let of_kinds = match kinds.len() {
        0 | 1 => 0.0,
        2 => 2.5,
        _ => 3.5,
    };
    let everything = breadth::wish(text);
    let score =
        of_kinds + if wish.is_some() { 2.5 } else { 0.0 } + if everything.is_some() { 3.0 } else { 0.0 };
    let words = wish.map(|wish| wish.as_str().trim().to_lowercase()).or(everything);
    let words =
        words.unwrap_or_else(|| kinds.iter().map(|(_, word)| word.as_str()).collect::<Vec<_>>().join(", "));
    (score > 0.0).then_some((score, words))
}

fn kind(mention: &Mention) -> Option<(&'static str, String)> {
    Some(match &mention.what {
        What::Brand(word) => ("brand", word.clone()),
        What::Model(word) => ("model", word.clone()),
        What::Colour(word) => ("colour", word.clone()),
        What::Material(word) => ("material", word.clone()),
        What::Category(word) => ("category", word.clone()),
        What::Size(size, _) => ("size", format!("size {size}")),
        What::Weight(_) => ("weight", "a weight".to_owned()),
        What::Price(_) | What::Text(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_for_shoes_speaks_of_products_and_shoes_that_were_bought_do_not() {
        for text in [
            "I need boots. Black. Size 8.",
            "I need shoes with blades attached.",
            "Red canvas Vans, size 9",
            "Is it light, and do you have a 39?",
        ] {
            assert!(speaks_of(text).is_some(), "{text}");
        }
        for text in [
            "Where are my shoes?",
            "I want to return the shoes I ordered.",
            "Hello, is anybody there?",
            "Do you have a moment?",
        ] {
            assert_eq!(speaks_of(text), None, "{text}");
        }
    }
}
