//! Whether only what can be sent at once will do.

use regex::Regex;
use std::sync::LazyLock;

static AT_ONCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bonly\b.{0,30}\b(in stock|available)\b|\b(in stock|available) (right now|now|today|immediately|at once)\b|\b(must|has to|have to) be (in stock|available)\b|\bcan (be sent|ship|be shipped) (today|now|immediately|at once)\b")
        .expect("a fixed pattern")
});

pub fn is_wanted(text: &str) -> bool {
    AT_ONCE.is_match(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asking_whether_it_is_there_is_not_wanting_only_that() {
        assert!(is_wanted("Please tell me only what is in stock."));
        assert!(!is_wanted("Do you have these in stock?"));
    }
}
