//! Subjects: the thread's own words, and the one `Re: ` before them.

/// Reply and forward marks of the mail programs of English, German, French, Dutch, Italian, Spanish and Nordic offices.
const MARKS: [&str; 14] =
    ["re", "aw", "antw", "antwort", "sv", "vs", "ref", "rif", "fw", "fwd", "wg", "tr", "enc", "doorst"];

/// The subject without reply and forward marks (`Re:`, `AW:`, `Fwd:`, `Re[2]:`), blanks collapsed.
pub fn normalise(subject: &str) -> String {
    let words: Vec<&str> = subject.split_whitespace().collect();
    let joined = words.join(" ");
    let mut rest = joined.as_str();
    while let Some(shorter) = strip_mark(rest) {
        rest = shorter;
    }
    rest.to_owned()
}

/// `Re: ` once, whatever stood before.
pub fn reply_subject(subject: &str) -> String {
    format!("Re: {}", normalise(subject)).trim_end().to_owned()
}

fn strip_mark(subject: &str) -> Option<&str> {
    let (head, rest) = subject.split_once([':', '：'])?;
    let mark = head
        .trim()
        .trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '[' | ']' | '(' | ')' | '^'));
    MARKS.contains(&mark.to_ascii_lowercase().as_str()).then(|| rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_off_and_one_goes_on() {
        for (subject, bare) in [
            ("Order 1007", "Order 1007"),
            ("Re: Order 1007", "Order 1007"),
            ("RE: AW: Fwd: re[2]:  Order 1007", "Order 1007"),
            ("Re:Order 1007", "Order 1007"),
            ("Regarding: my order", "Regarding: my order"),
            ("Time: 10:30", "Time: 10:30"),
            ("", ""),
            ("Re:", ""),
        ] {
            assert_eq!(normalise(subject), bare, "{subject:?}");
            assert_eq!(reply_subject(subject), format!("Re: {bare}").trim_end(), "{subject:?}");
        }
    }
}
