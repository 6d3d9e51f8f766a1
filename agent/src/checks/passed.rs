//! What was looked at and is well, in a line each.

use super::judged::Judged;
use super::{answered, language};
use api::{CheckView, Severity};
use std::collections::BTreeSet;

pub fn lines(judged: &Judged<'_>, found: &[CheckView]) -> Vec<CheckView> {
    [facts(judged), promises(judged), answers(judged, found)].into_iter().flatten().collect()
}

fn claimed<'j>(judged: &'j Judged<'_>) -> BTreeSet<&'j str> {
    judged.letter.segments.iter().flat_map(|placed| &placed.segment.claims).map(String::as_str).collect()
}

fn facts(judged: &Judged<'_>) -> Option<CheckView> {
    let claimed = claimed(judged);
    match judged.input.evidence.iter().filter(|fact| claimed.contains(fact.id.as_str())).count() {
        0 => None,
        1 => Some(ok("facts", "1 fact found in the shop's data".to_owned())),
        n => Some(ok("facts", format!("{n} facts found in the shop's data"))),
    }
}

fn promises(judged: &Judged<'_>) -> Option<CheckView> {
    let claimed = claimed(judged);
    match judged.input.approved().filter(|action| claimed.contains(action.id.as_str())).count() {
        0 => None,
        1 => Some(ok("promises", "1 promise has its action".to_owned())),
        n => Some(ok("promises", format!("{n} promises have their action"))),
    }
}

fn answers(judged: &Judged<'_>, found: &[CheckView]) -> Option<CheckView> {
    let language =
        language::wanted(judged).filter(|_| !found.iter().any(|check| check.id.starts_with("language")));
    let tail = language.as_ref().map_or_else(String::new, |name| format!(", in {name}"));
    if answered::missing(judged).next().is_some() {
        return None;
    }
    let message = match judged.input.asked.len() {
        0 => return language.map(|name| ok("answered", format!("Written in {name}"))),
        1 => format!("The request answered{tail}"),
        2 => format!("Both requests answered{tail}"),
        n => format!("All {n} requests answered{tail}"),
    };
    Some(ok("answered", message))
}

fn ok(id: &str, message: String) -> CheckView {
    CheckView { id: id.to_owned(), severity: Severity::Ok, message, segment_id: None, words: None }
}
