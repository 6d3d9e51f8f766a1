//! How mail programs mark what they quote: the lines before it, in the languages of their users.

use regex::{Regex, RegexSet};
use std::sync::LazyLock;

/// `On .. wrote:` and its kin; matched against up to three lines joined by blanks.
static ATTRIBUTION: LazyLock<RegexSet> = LazyLock::new(|| {
    set(&[
        r"(?i)^\W*on\b.*\d.*\bwrote\b[\s:*-]*$",
        r"(?i)^\W*am\b.*\d.*\bschrieb\b.*:\s*$",
        r"(?i)^\W*le\b.*\d.*\ba écrit\b?\s*:\s*$",
        r"(?i)^\W*op\b.*\d.*\b(schreef|wrote)\b.*:\s*$",
        r"(?i)^\W*il\b.*\d.*\bha scritto\b\s*:\s*$",
        r"(?i)^\W*el\b.*\d.*\bescribió\s*:\s*$",
        r"(?i)^\W*em\b.*\d.*\bescreveu\s*:\s*$",
        r"(?i)^\W*(w dniu|dnia)\b.*\d.*\bnapisał(\(a\)|a)?\b?.*:\s*$",
        r"(?i)^\W*(den|på)\b.*\d.*\bskrev\b.*:\s*$",
        r"^\s*\d{4}[-/]\d{1,2}[-/]\d{1,2}\b.*<\s*\S+@\S+>\s*:?\s*$",
        r"(?i)^\W*(sent|gesendet) (from|von) .*\b(wrote|schrieb)\s*:\s*$",
    ])
});

/// A line that says: all below is an earlier mail.
static DIVIDER: LazyLock<RegexSet> = LazyLock::new(|| {
    set(&[
        r"(?i)^\s*[-_*]{2,}\s*(original|reply|forwarded|weitergeleitete|ursprüngliche|oprindelig|oorspronkelijk|doorgestuurd)[\w ]*(message|nachricht|meddelelse|bericht)\s*[-_*]{2,}\s*$",
        r"(?i)^\s*[-_*]{2,}\s*(message (d'origine|d’origine|original|transféré)|mensaje (original|reenviado)|messaggio (originale|inoltrato))\s*[-_*]{2,}\s*$",
        r"(?i)^\s*-{2,}\s+.{1,80}\bwrote\s+-{2,}\s*$",
        r"(?i)^\s*(begin forwarded message|anfang der weitergeleiteten nachricht|début du message (réexpédié|transféré))\s*:\s*$",
    ])
});

static SENDER: LazyLock<Regex> = LazyLock::new(|| header("from|von|de|fra|från|da|van"));
static DATE: LazyLock<Regex> = LazyLock::new(|| {
    header("sent|date|gesendet|datum|envoyé( le)?|sendt|skickat|enviado|inviato|fecha|data|verzonden")
});
static OTHER: LazyLock<Regex> = LazyLock::new(|| {
    header("to|an|à|til|till|para|aan|cc|subject|betreff|objet|emne|ämne|asunto|oggetto|onderwerp|reply-to")
});

/// Whether these lines together introduce a quote.
pub fn is_attribution(lines: &[&str]) -> bool {
    let joined = lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
    joined.chars().count() <= 300 && ATTRIBUTION.is_match(&joined)
}

/// Whether it names a mailbox or a time of day: then it stands before a quote even where no `>` follows.
pub fn is_exact(lines: &[&str]) -> bool {
    static TIME: LazyLock<Regex> = LazyLock::new(|| regex(r"\d{1,2}:\d{2}"));
    lines.iter().any(|line| line.contains('@') || TIME.is_match(line))
}

pub fn is_divider(line: &str) -> bool {
    DIVIDER.is_match(line)
}

/// Whether a block of mail headers begins here: a sender, a date or subject, three headers in all.
pub fn begins_headers(lines: &[&str]) -> bool {
    let block = || lines.iter().take(8).take_while(|line| !line.trim().is_empty());
    let first = lines.first().is_some_and(|line| is_header(line));
    first
        && block().any(|line| SENDER.is_match(line))
        && block().any(|line| DATE.is_match(line))
        && block().filter(|line| is_header(line)).count() >= 3
}

fn is_header(line: &str) -> bool {
    SENDER.is_match(line) || DATE.is_match(line) || OTHER.is_match(line)
}

fn header(names: &str) -> Regex {
    regex(&format!(r"(?i)^\s*[*_]{{0,2}}({names})\s*[:：]"))
}

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern written here, tried by the tests")
}

fn set(patterns: &[&str]) -> RegexSet {
    RegexSet::new(patterns).expect("patterns written here, tried by the tests")
}
