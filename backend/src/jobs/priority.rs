//! Which mails go first, by signals that are known at ingest.

/// 10 where the words are urgent, else 0. Deterministic, and deliberately coarse: the classifier decides urgency,
/// this only decides who is looked at first.
pub fn priority(subject: &str, text: &str) -> i64 {
    const WORDS: [&str; 14] = [
        "urgent",
        "urgently",
        "immediately",
        "asap",
        "lawyer",
        "solicitor",
        "attorney",
        "court",
        "police",
        "injured",
        "injury",
        "fraud",
        "chargeback",
        "dangerous",
    ];
    let said = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric())
            .any(|word| WORDS.iter().any(|urgent| word.eq_ignore_ascii_case(urgent)))
    };
    if said(subject) || said(text) { 10 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urgent_words_go_first_and_only_whole_words_count() {
        for (subject, text, expected) in [
            ("URGENT", "", 10),
            ("", "my lawyer will hear of this", 10),
            ("", "the courtyard is closed", 0),
            ("Where is it?", "my parcel is late", 0),
        ] {
            assert_eq!(priority(subject, text), expected, "{subject} {text}");
        }
    }
}
