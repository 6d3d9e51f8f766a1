//! Whether a mail asks what a product is like, beside whether it is there.

use regex::Regex;
use std::sync::LazyLock;

static LIKE: LazyLock<Regex> = LazyLock::new(|| {
    let it = r"(it|they|this|these|those|the( [\w'-]+){1,4})";
    let pattern = [
        &format!(r"how (heavy|light|wide|stiff|thick|warm) (is|are) {it}"),
        &format!(r"(what|how much) (do|does) {it} weigh"),
        r"(what|which) material",
        &format!(r"(what (is|are)|what's|is|are) {it}( (really|actually|fully))? made (of|from)"),
        &format!(
            r"(is|are) {it} (\w+ ){{0,2}}(water ?-?proof|water ?-?resistant|breathable|vegan|cushioned|true to size)"
        ),
        &format!(r"(do|does) {it} (run|come up) (small|large|big|narrow|wide)"),
        r"(tell me|know|learn) (a (bit|little) )?more about",
        r"what can you tell me about",
    ];
    Regex::new(&format!(r"(?i)\b({})\b", pattern.join("|"))).expect("a fixed pattern, parsed by a test")
});

pub fn what_it_is_like(text: &str) -> bool {
    LIKE.is_match(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_about_the_product_itself_is_heard_and_a_wish_is_none() {
        for text in [
            "Do you have the Cloud 5 in 43, and how heavy is it?",
            "Are they waterproof? I need size 9.",
            "What do the RS-X weigh?",
            "Is the new Ultraboost true to size?",
            "I would like to know more about the Air Max.",
        ] {
            assert!(what_it_is_like(text), "{text}");
        }
        for text in [
            "Do you have waterproof boots in size 9?",
            "I need something breathable and vegan.",
            "Are these available in red?",
            "How heavy traffic is on that road, you would not believe.",
        ] {
            assert!(!what_it_is_like(text), "{text}");
        }
    }
}
