//! The words that decided, as a person is shown them.

/// How many are shown.
const SHOWN: usize = 3;

/// Words that are never a reason by themselves.
const EVERYWHERE: [&str; 60] = [
    "a", "about", "am", "an", "and", "any", "are", "as", "at", "be", "but", "by", "can", "could", "did",
    "do", "does", "for", "from", "had", "has", "have", "hello", "hi", "i", "i'd", "i'll", "i'm", "i've",
    "if", "in", "is", "it", "it's", "just", "me", "my", "of", "on", "or", "please", "so", "thanks", "that",
    "the", "them", "there", "these", "they", "this", "those", "to", "was", "we", "were", "will", "with",
    "would", "you", "your",
];

/// The strongest first; what is part of another is not told again.
pub fn words<'a>(spoke: impl Iterator<Item = (f32, &'a str)>) -> Vec<String> {
    let mut spoke: Vec<(f32, &str)> =
        spoke.filter(|(weight, words)| *weight > 0.0 && says_something(words)).collect();
    spoke.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    let mut shown: Vec<String> = Vec::new();
    for (_, words) in spoke {
        let is_told = shown.iter().any(|told| told.contains(words) || words.contains(told.as_str()));
        if !is_told && shown.len() < SHOWN {
            shown.push(words.to_owned());
        }
    }
    shown
}

fn says_something(words: &str) -> bool {
    words.split(' ').any(|word| word.chars().count() > 1 && !EVERYWHERE.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strongest_words_are_told_once() {
        let spoke = [(0.4, "refund"), (0.9, "my refund"), (0.8, "the"), (0.3, "weeks"), (-1.0, "shoes")];
        assert_eq!(words(spoke.into_iter()), ["my refund", "weeks"]);
    }
}
