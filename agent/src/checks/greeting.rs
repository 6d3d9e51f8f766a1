//! The greeting is there and names the customer.

use super::judged::Judged;
use super::read::pattern;
use api::{CheckView, Severity};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static GREETING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*(?:hello|hi|hey|dear|good (?:morning|afternoon|evening|day)|hallo|guten (?:tag|morgen|abend)|liebe[r]?|sehr geehrte[r]?|moin|bonjour|bonsoir|ch[eè]re?|salut|hola|ciao|hej|buenos d[ií]as)\b[ ]*(?P<name>[^\n,!.:;–—]*)",
    )
});

/// Words of a greeting that are no name.
const NOT_NAMES: &[&str] = &[
    "there", "all", "everyone", "again", "customer", "sir", "madam", "or", "and", "team", "mr", "mrs", "ms",
    "miss", "dr", "herr", "frau", "monsieur", "madame", "damen", "herren", "und", "to", "you", "kundin",
    "kunde", "client",
];

pub fn check(judged: &Judged<'_>) -> Vec<CheckView> {
    let Some(found) = GREETING.captures(&judged.letter.body) else {
        return missing(judged).into_iter().collect();
    };
    let name = found.name("name").map_or(0..0, |name| name.range());
    let wrong = !name_parts(judged.text(&name)).is_empty() && !names_customer(judged, judged.text(&name));
    wrong.then(|| wrong_name(judged, &name)).into_iter().collect()
}

/// Only the greeting's absence in a person's text is worth a tick: they may mean it.
fn missing(judged: &Judged<'_>) -> Option<CheckView> {
    let message = "The reply has no greeting".to_owned();
    (!judged.is_blank()).then(|| judged.letter.finding("greeting", Severity::Warn, &(0..0), message))
}

fn names_customer(judged: &Judged<'_>, name: &str) -> bool {
    let known = name_parts(&judged.input.customer.name);
    let parts = name_parts(name);
    !known.is_empty() && parts.iter().all(|part| known.contains(part))
}

fn name_parts(name: &str) -> Vec<String> {
    let words = name.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-'));
    let words = words.filter(|word| !word.is_empty()).map(str::to_lowercase);
    words.filter(|word| !NOT_NAMES.contains(&word.as_str())).collect()
}

fn wrong_name(judged: &Judged<'_>, name: &Range<usize>) -> CheckView {
    let customer = &judged.input.customer.name;
    let message = format!("The greeting says {}, the customer is {customer}", judged.text(name).trim());
    judged.letter.finding("name", judged.warn_a_person(name), name, message)
}
