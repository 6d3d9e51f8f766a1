//! The wish for everything: `all your shoes`, `the whole catalogue`.

use super::patterns::Patterns;
use std::sync::LazyLock;

static EVERYTHING: LazyLock<Patterns> = LazyLock::new(|| {
    let goods = r"(shoes?|sneakers?|trainers?|boots?|sandals?|products?|items?|articles?|models?|brands?|stock|footwear|things?|styles?|pairs?|sizes?|colou?rs?)";
    let range = r"(catalogue?s?|range|inventory|assortment|collection|stock ?list|price ?list|product list|line ?up|selection)";
    Patterns::new(
        &[
            &format!(
                r"\b(all|every|each|any and all)( of)? (your|the|of your|of the)?( \w+){{0,2}} ?{goods}\b( (that )?(you|you guys) (have|sell|carry|stock|offer|got))?"
            ),
            &format!(r"\b(whole|entire|full|complete|all (of )?(your|the)) (\w+ ){{0,2}}{range}\b"),
            r"\b(list|overview|catalogue?) of (all|every|everything|your)\b",
            r"\beverything (that )?(you|you guys|your (shop|store))('ve| have| sell| carry| stock| offer)?( got)?\b",
            r"\b(what|which) (shoes|products|items|brands|models) do you (have|sell|carry|stock|offer)\s*$",
        ],
        &[r"\b(all|every|whole)\b.{0,20}\b(day|time|year|week|night|life)\b.{0,20}\b(long|comfort|wear)\b"],
    )
});

/// The words that ask for far more than a reply can hold.
pub fn wish(text: &str) -> Option<String> {
    EVERYTHING.find(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_for_everything_is_heard() {
        for text in [
            "Can you send me a list of all your leather shoes?",
            "Please send me your whole catalogue.",
            "I want to see everything you have.",
            "Show me all of your shoes.",
            "What shoes do you have?",
            "Tell me about every product you sell.",
        ] {
            assert!(wish(text).is_some(), "{text}");
        }
    }

    #[test]
    fn a_wish_for_one_thing_is_not() {
        for text in [
            "I'm on my feet all day. I need comfortable shoes, size 8.",
            "Do you have red Nike shoes in size 11?",
            "I need an all black sneaker.",
            "Which shoes do you have in size 9?",
            "All I need is a pair of boots.",
        ] {
            assert_eq!(wish(text), None, "{text}");
        }
    }
}
