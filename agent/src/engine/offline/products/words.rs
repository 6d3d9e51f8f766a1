//! A text cut into words, each with its place: which sentence, which clause, written how.

use regex::Regex;
use std::sync::LazyLock;

/// One word or number of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Lower case, without accents' variants of the apostrophe: `dr`, `9.5`, `i'm`.
    pub text: String,
    /// Begins with a capital letter.
    pub is_capital: bool,
    /// What stands between the word before and this one: blanks and marks.
    pub gap: String,
    pub sentence: usize,
    pub opens_sentence: bool,
}

impl Word {
    /// A figure, as people write it: `10`, `9.5`, `9,5`.
    pub fn number(&self) -> Option<f64> {
        super::number::figure(&self.text)
    }

    pub fn is(&self, words: &[&str]) -> bool {
        words.contains(&self.text.as_str())
    }

    /// The singular: `nikes`, `adidas's` and `boots` without their ending.
    pub fn singular(&self) -> &str {
        let word = self.text.strip_suffix("'s").unwrap_or(&self.text);
        word.strip_suffix('s').filter(|stem| stem.len() >= 3).unwrap_or(word)
    }
}

static WORD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[0-9]+(?:[.,][0-9]+)?|[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*").expect("a fixed pattern")
});

/// Where a mail takes its leave: the name that follows is nobody's brand.
static FAREWELL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?s)(?:^|[\s.!?])(?i:(?:kind|best|warm|many)?\s*(?:regards|thanks|wishes|cheers|thank you|sincerely|yours(?: (?:truly|sincerely|faithfully))?|best|love))\s*[,.!\n]\s*(?:-\s*)?[\p{Lu}][\p{L}.'-]*(?:\s+[\p{Lu}][\p{L}.'-]*){0,3}\s*$",
    )
    .expect("a fixed pattern")
});

pub fn words(text: &str) -> Vec<Word> {
    let text = plain(text);
    let text = FAREWELL.find(&text).map_or(text.as_str(), |farewell| &text[..farewell.start() + 1]);
    let mut words: Vec<Word> = Vec::new();
    let (mut end, mut sentence) = (0, 0);
    for found in WORD.find_iter(text) {
        let gap = &text[end..found.start()];
        let opens_sentence = words.last().is_none_or(|last| ends_sentence(last, gap));
        if opens_sentence && !words.is_empty() {
            sentence += 1;
        }
        words.push(Word {
            text: found.as_str().to_lowercase(),
            is_capital: found.as_str().starts_with(char::is_uppercase),
            gap: gap.to_owned(),
            sentence,
            opens_sentence,
        });
        end = found.end();
    }
    words
}

/// Straight apostrophes, and halves as decimals.
fn plain(text: &str) -> String {
    static HALF: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"([0-9])\s*(?:½|[ -]1/2|(?i:\s+and\s+a\s+half)\b)").expect("a fixed pattern")
    });
    HALF.replace_all(&text.replace(['’', '‘', '`', '´'], "'"), "${1}.5").into_owned()
}

fn ends_sentence(last: &Word, gap: &str) -> bool {
    let is_title = gap.starts_with('.') && last.is(&["dr", "mr", "mrs", "ms", "st", "no", "approx"]);
    let is_mark =
        gap.contains(['!', '?', ';', '\n']) || (gap.contains('.') && gap.contains(char::is_whitespace));
    is_mark && !is_title && !(gap.trim().is_empty() && gap.matches('\n').count() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| format!("{}{}", word.sentence, word.text)).collect()
    }

    #[test]
    fn sentences_end_at_their_marks_and_not_behind_a_title() {
        assert_eq!(told("Dr. Martens. Size 9½?\nBlack"), ["0dr", "0martens", "1size", "19.5", "2black"]);
        assert_eq!(told("black\nleather"), ["0black", "0leather"]);
    }

    #[test]
    fn a_name_below_a_farewell_is_not_read() {
        for text in ["Any Vans? Cheers, Jordan Brooks", "Any Vans?\n\nKind regards,\nJordan Brooks"] {
            assert_eq!(told(text), ["0any", "0vans"], "{text}");
        }
    }
}
