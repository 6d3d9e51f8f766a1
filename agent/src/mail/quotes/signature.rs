//! Where a signature begins in text that is new.

use regex::{Regex, RegexSet};
use std::sync::LazyLock;

/// A signature is short: so many lines, each of so many characters.
const LINES: usize = 8;
const WIDTH: usize = 72;

/// `Sent from my iPhone` and its kin: a device or a program, not a place or a shop.
static SENT_FROM: LazyLock<Regex> = LazyLock::new(|| {
    let device = "iphone|ipad|ipod|android|blackberry|samsung|galaxy|huawei|xiaomi|pixel|nokia|outlook|yahoo|gmail|proton|\
                  windows|mail app|mail for|mobile|móvil|mã³vil|phone|smartphone|handy|tablet|mobil|telefon|téléphone|\
                  teléfono|mailapp|thunderbird|bluemail|spark";
    let pattern = format!(
        r"(?i)^\W*(sent|get|gesendet|von meinem|envoyé|enviado|inviato|verzonden|verstuurd|skickat|sendt|wysłane|lähetetty|odesláno)\b.{{0,50}}\b({device}).{{0,60}}$"
    );
    Regex::new(&pattern).expect("a pattern written here, tried by the tests")
});

/// A name after a dash, as the last line: `-Ada`, `— Ada L`.
static DASH_NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s*[-–—] ?(\p{L}[\p{L}.'’]*)( \p{L}[\p{L}.'’]*){0,2}\s*$")
        .expect("a pattern written here, tried by the tests")
});

/// A closing formula alone on its line. Thanks are none: they may be what the mail says.
static CLOSING: LazyLock<RegexSet> = LazyLock::new(|| {
    let set = RegexSet::new([
        r"(?i)^(with )?(my |our )?(kind|best|warm|warmest|kindest)?( ?(and|&))? ?(best |kind |warm )?(regards|wishes)[,.! ]*$",
        r"(?i)^(yours )?(sincerely|faithfully|truly|respectfully)( yours)?[,.! ]*$",
        r"(?i)^(mit )?(freundlichen|besten|herzlichen|vielen|schönen|lieben|viele|beste|liebe|herzliche|freundliche) grü(ß|ss)en?[,.! ]*$",
        r"(?i)^(cordialement|bien cordialement|sincères salutations|salutations distinguées)[,.! ]*$",
        r"(?i)^(un )?(cordial |atento )?saludos?( cordiales| cordial)?[,.! ]*$",
        r"(?i)^(cordiali|distinti|cari) saluti[,.! ]*$",
        r"(?i)^(met )?(vriendelijke groete?n?|groeten|hartelijke groeten)[,.! ]*$",
        r"(?i)^(med vänlig(a)? hälsning(ar)?|med venlig hilsen|vennlig hilsen|mvh)[,.! ]*$",
    ]);
    set.expect("patterns written here, tried by the tests")
});

/// How somebody is reached, or what they are: only a signature has several of these.
static CONTACT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\W*(\S+@\S+\.\S+|(https?://|www\.)\S+|(tel|phone|mobile|mob|fax|cell|telefon|tél)\b.*|[+(]?\d[\d\s()./-]{6,}|via (mobile|phone))\W*$")
        .expect("a pattern written here, tried by the tests")
});

/// Index of the first signature line of a run of new lines; the run ends at a quote or the end of the mail.
///
/// Source: RFC 3676 section 4.3 for `-- `; the rest are habits of mail programs.
/// `said_before`: the mail has new text above the run; a mail that is all signature is a mail.
pub fn starts_at(lines: &[&str], said_before: bool) -> Option<usize> {
    let is_something = |at: &usize| said_before || lines[..*at].iter().any(|line| !line.trim().is_empty());
    let at = (0..lines.len())
        .find(|at| begins(&lines[*at..]) || is_dash_name(lines, *at) || is_card(lines, *at))?;
    Some(at).filter(is_something)
}

/// The line is looked at before what is below it: a body of a mebibyte must not be counted at each of its lines.
fn begins(rest: &[&str]) -> bool {
    let line = rest[0];
    matches!(line, "-- " | "--")
        || (is_rule(line) && is_short(rest) && below(rest).next().is_some() && !is_list(rest))
        || (line.len() <= 200 && SENT_FROM.is_match(line) && is_short(rest))
        || (line.len() <= 100 && CLOSING.is_match(line.trim()) && is_short(rest) && says_nothing(below(rest)))
}

fn below<'a>(rest: &'a [&'a str]) -> impl Iterator<Item = &'a &'a str> {
    rest[1..].iter().filter(|line| !line.trim().is_empty()).take(LINES + 1)
}

fn is_short(rest: &[&str]) -> bool {
    below(rest).count() <= LINES && below(rest).all(|line| line.chars().count() <= WIDTH)
}

/// `- Ada`, with a blank after the dash, is the item of a list unless it stands apart.
fn is_dash_name(lines: &[&str], at: usize) -> bool {
    let spaced = lines[at].trim_start().chars().nth(1) == Some(' ');
    let apart = at > 0 && lines[at - 1].trim().is_empty();
    let named = lines[at].len() <= 200 && DASH_NAME.is_match(lines[at]) && (!spaced || apart);
    named && lines[at + 1..].iter().all(|line| line.trim().is_empty())
}

/// Name and titles below a closing: no sentence, no question.
fn says_nothing<'a>(mut below: impl Iterator<Item = &'a &'a str>) -> bool {
    below.all(|line| {
        let line = line.trim();
        let is_sentence = line.ends_with(['.', '?', ':']) && line.split_whitespace().count() > 4;
        !is_sentence && !line.contains('?')
    })
}

/// A name and how its bearer is reached, as the last paragraph: `Gina L`, `gina@mail.example`, `+44 1`.
fn is_card(lines: &[&str], at: usize) -> bool {
    let is_blank = |line: &&str| line.trim().is_empty();
    let starts = at > 0 && is_blank(&lines[at - 1]) && is_name(lines[at]);
    let paragraph = || lines[at..].iter().take(LINES + 1).take_while(|line| !is_blank(line));
    let size = if starts { paragraph().count() } else { 0 };
    (2..=LINES).contains(&size)
        && CONTACT.is_match(lines[at + size - 1])
        && paragraph().all(|line| line.chars().count() <= WIDTH && !line.contains('?'))
        && lines[at + size..].iter().all(is_blank)
}

/// One to four words, each with a capital.
fn is_name(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    (1..=4).contains(&words.len())
        && words.iter().all(|word| word.chars().next().is_some_and(char::is_uppercase))
        && !line.contains(|c: char| c.is_ascii_digit())
}

/// Two rules with text between or below are the headings of a text.
fn is_list(rest: &[&str]) -> bool {
    rest[1..].iter().filter(|line| is_rule(line) && line.trim().chars().count() > 2).count() > 0
}

/// A line drawn with dashes or underscores.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() >= 2 && line.chars().all(|c| matches!(c, '-' | '–' | '—' | '_'))
}
