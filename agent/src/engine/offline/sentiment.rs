//! Five levels of mood. Coarse is enough: it never stops a draft.

use super::topics::plain;
use api::Sentiment;

const GOOD: [&str; 24] = [
    "thanks",
    "thank",
    "great",
    "good",
    "happy",
    "love",
    "lovely",
    "perfect",
    "excellent",
    "wonderful",
    "pleased",
    "amazing",
    "awesome",
    "appreciate",
    "appreciated",
    "kind",
    "helpful",
    "fantastic",
    "brilliant",
    "nice",
    "glad",
    "satisfied",
    "best",
    "cheers",
];

const BAD: [&str; 28] = [
    "late",
    "angry",
    "annoyed",
    "annoying",
    "disappointed",
    "disappointing",
    "bad",
    "unhappy",
    "upset",
    "frustrated",
    "frustrating",
    "problem",
    "wrong",
    "broken",
    "damaged",
    "missing",
    "poor",
    "worst",
    "complaint",
    "complain",
    "ruined",
    "fed",
    "sick",
    "useless",
    "delay",
    "delayed",
    "slow",
    "waste",
];

const AWFUL: [&str; 16] = [
    "terrible",
    "horrible",
    "awful",
    "disgrace",
    "disgraceful",
    "unacceptable",
    "outrageous",
    "ridiculous",
    "furious",
    "scam",
    "worst",
    "disgusting",
    "pathetic",
    "joke",
    "livid",
    "shame",
];

const NEGATIONS: [&str; 10] =
    ["not", "no", "never", "don't", "isn't", "wasn't", "didn't", "hasn't", "can't", "without"];

/// Words of courtesy and of complaint against each other; a negation within two words before turns one round.
pub fn sentiment(text: &str) -> Sentiment {
    let said = plain(text);
    let words: Vec<&str> =
        said.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty()).collect();
    let mood: i32 = (0..words.len()).map(|at| mood(&words, at)).sum();
    match mood {
        ..=-3 => Sentiment::VeryNegative,
        -2..=-1 => Sentiment::Negative,
        0..=1 => Sentiment::Neutral,
        2..=3 => Sentiment::Positive,
        4.. => Sentiment::VeryPositive,
    }
}

fn mood(words: &[&str], at: usize) -> i32 {
    let is_negated = words[at.saturating_sub(2)..at].iter().any(|word| NEGATIONS.contains(word));
    let plain = match words[at] {
        word if AWFUL.contains(&word) => -3,
        word if BAD.contains(&word) => -1,
        word if GOOD.contains(&word) => 1,
        _ => 0,
    };
    match (is_negated, plain) {
        (true, good) if good > 0 => -1,
        (true, bad) if bad < 0 => 0,
        (true | false, plain) => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moods_of_ordinary_mails() {
        for (text, mood) in [
            ("Where is my parcel?", Sentiment::Neutral),
            ("Not happy at all.", Sentiment::Negative),
            ("This is a disgrace, unacceptable!", Sentiment::VeryNegative),
            ("Great service, thank you, I love them, perfect", Sentiment::VeryPositive),
            ("It is late and I am disappointed", Sentiment::Negative),
        ] {
            assert_eq!(sentiment(text), mood, "{text}");
        }
    }
}
