//! Figures and number words.

const WORDS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// `9.5`, `9,5`, `1,000`: a mark before three digits groups thousands.
pub fn figure(text: &str) -> Option<f64> {
    let is_group = text.split_once([',', '.']).is_some_and(|(_, rest)| rest.len() == 3);
    let plain = if is_group { text.replace([',', '.'], "") } else { text.replace(',', ".") };
    plain.parse().ok().filter(|_| text.starts_with(|c: char| c.is_ascii_digit()))
}

/// `ten`.
pub fn word(text: &str) -> Option<f64> {
    let value = WORDS.iter().position(|word| *word == text)?;
    u32::try_from(value).ok().map(f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_people_write_them() {
        let read = ["9.5", "9,5", "10", "1,000", "1.250"].map(figure);
        assert_eq!(read, [9.5, 9.5, 10.0, 1000.0, 1250.0].map(Some));
        assert_eq!((figure("ten"), word("ten"), word("many")), (None, Some(10.0), None));
    }
}
