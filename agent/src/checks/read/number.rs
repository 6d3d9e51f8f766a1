//! Figures and number words.

const WORDS: [(&str, i64); 30] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("hundred", 100),
    ("a hundred", 100),
    ("a dozen", 12),
];

/// Alternatives of a pattern: figures or a number word.
pub fn whole_pattern() -> String {
    let words: Vec<&str> = WORDS.iter().rev().map(|(word, _)| *word).collect();
    format!(r"\d{{1,6}}|{}", words.join("|"))
}

pub fn words_pattern() -> String {
    let words: Vec<&str> = WORDS.iter().rev().map(|(word, _)| *word).collect();
    words.join("|")
}

pub fn whole(text: &str) -> Option<i64> {
    let text = text.trim().to_lowercase();
    text.parse().ok().or_else(|| WORDS.iter().find(|(word, _)| *word == text).map(|(_, number)| *number))
}

/// Hundredths of a written figure: `1,250.50`, `1.250,50`, `15`, `3,5`. A single mark before three digits groups thousands.
pub fn hundredths(text: &str) -> Option<i64> {
    let text: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’')).collect();
    let mark = text.rfind(['.', ',']);
    let decimals = mark.map_or(0, |at| text.len() - at - 1);
    let is_decimal = (1..=2).contains(&decimals);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let figure: i64 = digits.parse().ok()?;
    match (is_decimal, decimals) {
        (true, 2) => Some(figure),
        (true, _) => figure.checked_mul(10),
        (false, _) => figure.checked_mul(100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_people_write_them() {
        for (text, value) in [
            ("15", 1500),
            ("3.00", 300),
            ("3,5", 350),
            ("1,250.50", 125_050),
            ("1.250,50", 125_050),
            ("1.250", 125_000),
        ] {
            assert_eq!(hundredths(text), Some(value), "{text}");
        }
        assert_eq!(hundredths("99999999999999999999"), None);
        assert_eq!((whole("Three"), whole("12"), whole("many")), (Some(3), Some(12), None));
    }
}
