//! Where a signature begins in text that is new.

use regex::Regex;
use std::sync::LazyLock;

/// `Sent from my iPhone` and its kin: a device or a program, not a place or a shop.
static SENT_FROM: LazyLock<Regex> = LazyLock::new(|| {
    let device = "iphone|ipad|ipod|android|blackberry|samsung|galaxy|huawei|xiaomi|pixel|nokia|outlook|yahoo|gmail|proton|\
                  windows|mail app|mail for|mobile|phone|smartphone|handy|tablet|mobil";
    let pattern = format!(
        r"(?i)^\W*(sent|get|gesendet|von meinem|envoyé|enviado|inviato|verzonden|skickat|sendt)\b.{{0,40}}\b({device})\b.{{0,40}}$"
    );
    Regex::new(&pattern).expect("a pattern written here, tried by the tests")
});

/// A name after a dash, as the last line: `-Ada`, `—Ada L`.
static DASH_NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s*[-–—](\p{L}[\p{L}.'’]*)( \p{L}[\p{L}.'’]*){0,2}\s*$")
        .expect("a pattern written here, tried by the tests")
});

/// Index of the first signature line of a run of new lines; the run ends at a quote or the end of the mail.
///
/// Source: RFC 3676 section 4.3 for `-- `; the rest are habits of mail programs.
/// `said_before`: the mail has new text above the run; a mail that is all signature is a mail.
pub fn starts_at(lines: &[&str], said_before: bool) -> Option<usize> {
    let is_something = |at: &usize| said_before || lines[..*at].iter().any(|line| !line.trim().is_empty());
    let at = (0..lines.len()).find(|at| begins(&lines[*at..]))?;
    Some(at).filter(is_something)
}

fn begins(rest: &[&str]) -> bool {
    let below = rest[1..].iter().filter(|line| !line.trim().is_empty());
    let short = below.clone().count() <= 6 && below.clone().all(|line| line.chars().count() <= 60);
    let line = rest[0];
    matches!(line, "-- " | "--")
        || (short && is_rule(line) && below.clone().next().is_some())
        || (short && SENT_FROM.is_match(line))
        || (below.count() == 0 && DASH_NAME.is_match(line))
}

/// A line drawn with dashes or underscores.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() >= 2 && line.chars().all(|c| matches!(c, '-' | '–' | '—' | '_'))
}
