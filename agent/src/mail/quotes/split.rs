//! New text, quoted history and signature of a mail.

use super::{footer, signature, styles};

/// A body in its three parts; each line of the body is in exactly one of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    pub new: String,
    pub quoted: String,
    pub signature: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    New,
    Quoted,
    Signature,
}

/// Splits a mail body; new text may stand above, between or below the quotes.
///
/// `body`: decoded text, any line ends. Never fails: a mail in no known quoting style is all new text.
/// Blank lines around a part are dropped, no other line is.
/// Source: RFC 3676 sections 4.3 (signature) and 4.5 (quoting); other styles: `styles`.
pub fn split_quoted(body: &str) -> Parts {
    let lines: Vec<&str> = body.lines().flat_map(apart).collect();
    let mut parts = mark_quotes(&lines);
    mark_footer(&lines, &mut parts);
    mark_signatures(&lines, &mut parts);
    let of = |part| collect(lines.iter().zip(&parts).filter(|(_, p)| **p == part).map(|(line, _)| *line));
    Parts { new: of(Part::New), quoted: of(Part::Quoted), signature: of(Part::Signature) }
}

/// An answer and the introduction of a quote on one line are two lines.
fn apart(line: &str) -> impl Iterator<Item = &str> {
    let (answer, attribution) = match styles::shared_from(line) {
        Some(at) => (line[..at].trim_end().trim_end_matches('-'), Some(&line[at..])),
        None => (line, None),
    };
    std::iter::once(answer).chain(attribution)
}

fn mark_quotes(lines: &[&str]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::with_capacity(lines.len());
    while parts.len() < lines.len() {
        let at = parts.len();
        let rest = &lines[at..];
        if is_quoted(rest[0]) || is_torn(&parts, rest) {
            parts.push(Part::Quoted);
        } else if let Some(intro) = introduction(rest) {
            let quoted = if intro.all_below { lines.len() } else { at + intro.lines };
            parts.resize(quoted, Part::Quoted);
        } else {
            parts.push(Part::New);
        }
    }
    parts
}

/// A quoted line that a mail program broke: what stands alone between two quoted lines without a blank one around it,
/// and ends or begins like a piece of text rather than an answer.
fn is_torn(parts: &[Part], rest: &[&str]) -> bool {
    let line = rest[0].trim();
    let between = parts.last() == Some(&Part::Quoted) && rest.get(1).is_some_and(|next| is_quoted(next));
    let piece =
        line.starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | '<' | '/')) || line.ends_with('>');
    between && !line.is_empty() && piece
}

struct Introduction {
    lines: usize,
    /// The earlier mail is not marked line by line: it goes to the end.
    all_below: bool,
}

fn introduction(rest: &[&str]) -> Option<Introduction> {
    let past_rule = if is_rule(rest[0]) { &rest[1..] } else { rest };
    if styles::is_divider(rest[0]) || styles::begins_headers(past_rule) {
        return Some(Introduction { lines: 1, all_below: true });
    }
    // Mail programs fold the line; blanks inside it would join a sentence to the next paragraph.
    let longest = rest.iter().take(3).take_while(|line| !line.trim().is_empty()).count();
    let lines = (1..=longest).find(|n| styles::is_attribution(&rest[..*n]));
    let Some(lines) = lines else { return named_above_quote(rest, longest) };
    let next = rest[lines..].iter().find(|line| !line.trim().is_empty());
    let marked = next.is_some_and(|line| is_quoted(line));
    let exact = styles::is_exact(&rest[..lines]);
    (marked || exact).then_some(Introduction { lines, all_below: !marked })
}

/// In a language that no pattern knows: lines that name a mailbox or a time, end in a colon and stand right above a quote.
fn named_above_quote(rest: &[&str], longest: usize) -> Option<Introduction> {
    let lines = (1..=longest).find(|n| rest[n - 1].trim_end().ends_with(':'))?;
    let next = rest[lines..].iter().find(|line| !line.trim().is_empty())?;
    let fits = is_quoted(next) && styles::is_exact(&rest[..lines]) && styles::has_date(&rest[..1]);
    fits.then_some(Introduction { lines, all_below: false })
}

fn is_quoted(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

/// Outlook draws one above the headers of the earlier mail.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 5 && line.chars().all(|c| matches!(c, '_' | '-'))
}

/// Below the last quote: the foot of a list or a notice, which is nobody's answer.
fn mark_footer(lines: &[&str], parts: &mut [Part]) {
    let Some(last) = parts.iter().rposition(|part| *part == Part::Quoted) else { return };
    let said_above = lines[..last]
        .iter()
        .zip(parts.iter())
        .any(|(line, part)| *part == Part::New && !line.trim().is_empty());
    if said_above && footer::is_footer(&lines[last + 1..]) {
        parts[last + 1..].fill(Part::Signature);
    }
}

/// Each run of new lines may end in a signature.
fn mark_signatures(lines: &[&str], parts: &mut [Part]) {
    let mut at = 0;
    while at < lines.len() {
        let run = parts[at..].iter().take_while(|part| **part == Part::New).count();
        let said_before = lines[..at]
            .iter()
            .zip(parts.iter())
            .any(|(line, part)| *part == Part::New && !line.trim().is_empty());
        if let Some(start) = signature::starts_at(&lines[at..at + run], said_before) {
            parts[at + start..at + run].fill(Part::Signature);
        }
        at += run.max(1);
    }
}

fn collect<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let lines: Vec<&str> = lines.collect();
    let is_text = |line: &&str| !line.trim().is_empty();
    let first = lines.iter().position(&is_text).unwrap_or(lines.len());
    let end = lines.iter().rposition(is_text).map_or(first, |last| last + 1);
    lines[first..end].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn assert_new(body: &str, new: &str) {
        assert_eq!(split_quoted(body).new, new, "{body}");
    }

    #[test]
    fn each_mail_programs_way_of_quoting_is_known() {
        for quote in [
            "On Tue, Sep 25, 2012 at 8:59 AM, Ada <ada@mail.example> wrote:\n> old\n>\n> old",
            "On Wed, May 18, 2016 at 11:10 PM Ada Lovelace <ada@mail.example>\nwrote:\n\nold without marks",
            "Am 14.01.2026 um 10:00 schrieb Hans <hans@mail.example>:\n> alt",
            "Le 15 janv. 2026 à 14:30, Pierre <p@mail.example> a écrit :\n> vieux",
            "-----Original Message-----\nold",
            "-----Ursprüngliche Nachricht-----\nalt",
            "From: Shop [mailto:shop@shop.example]\nSent: Monday, 1 January 2026 10:00\nTo: Ada\nSubject: Order\n\nold",
            "________________________________\nVon: Shop <s@shop.example>\nGesendet: Montag, 1. Januar 2026\nAn: Ada\nBetreff: x\n\nalt",
            "---------- Forwarded message ---------\nFrom: Shop\nDate: Mon\nSubject: x\n\nold",
            "> old\n> old",
        ] {
            assert_new(&format!("Where is my parcel?\n\n{quote}\n"), "Where is my parcel?");
        }
    }

    #[test]
    fn an_answer_below_or_between_the_quotes_is_new() {
        assert_new("On 1 May 2026, Shop wrote:\n> When?\n\nIn June.\n", "In June.");
        assert_new("> One?\nYes.\n> Two?\nNo.", "Yes.\nNo.");
    }

    #[test]
    fn what_a_person_wrote_stays_theirs() {
        for body in [
            "On Monday I called and you wrote:\nnothing at all.",
            "On 12 November you wrote:\nthat it would come. It did not.",
            "From: the day I ordered, nothing worked.",
            "I want:\n- the blue one\n- the red one",
            "Name: Ada\nOrder: 1007\nSubject: late",
            "Well -- this is no signature -- is it?",
            "Sent from Berlin on Monday, still not here.",
        ] {
            assert_new(body, body);
        }
    }

    #[test]
    fn signatures_are_kept_apart() {
        for (signature, n) in [
            ("-- \nAda Lovelace\nMathematician", 0),
            ("Sent from my iPhone", 1),
            ("-Ada", 2),
            ("____\nAda\n+44 1", 3),
        ] {
            let parts = split_quoted(&format!("Where is it?\n\n{signature}\n\n> old"));
            assert_eq!((parts.new.as_str(), parts.signature.as_str()), ("Where is it?", signature), "{n}");
        }
        assert_new("--\nRoman", "--\nRoman");
    }

    #[test]
    fn the_longest_bodies_are_split_in_time() {
        for line in [
            "a\n",
            "\n",
            "--- \n",
            "> a\nb\n",
            "Regards,\n",
            "- a\n",
            "Sent from my phone\n",
            "\nAda L\n1 2 3\n",
        ] {
            let body = format!("Hello\n{}", line.repeat(60_000 / line.len()));
            assert!(split_quoted(&body).new.starts_with("Hello"), "{line:?}");
        }
    }

    fn lines(text: &str) -> Vec<&str> {
        let mut lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        lines.sort_unstable();
        lines
    }

    proptest! {
        #[test]
        fn no_line_is_lost(pieces in proptest::collection::vec(
            "\\PC{0,30}|> \\PC{0,9}|On 1 May 2026 10:00, a@b.example wrote:|-- |From: x|Sent: y|To: z|Subject: q|-----Original Message-----|\r|",
            0..20,
        )) {
            let body = pieces.join("\n");
            let parts = split_quoted(&body);
            let together = [parts.new, parts.quoted, parts.signature].join("\n");
            prop_assert_eq!(lines(&together), lines(&body));
        }
    }
}
