//! How mail was read: quotes taken off, machines parked, fields found, threads kept, pages cleaned.

mod page;
mod parsed;
mod reply;
mod threads;

use super::Tally;
use crate::play::{Played, ReadMail};
use api::AcceptedStatus;
use serde_json::Value;

/// Which of these apply is said by the suite's folder and name.
pub fn score(suite: &str, expect: &Value, played: &Played, tally: &mut Tally) {
    let (folder, name) = suite.split_once('/').unwrap_or(("", suite));
    let mail = played.read.last();
    match (folder, name) {
        ("reply", _) => whole(tally, "reply_accepted", reply::wrong(name, expect, mail)),
        ("mail", "kinds" | "kinds_own") => parked(expect, played, tally),
        ("mail", "parse") => parse(expect, mail, tally),
        ("mail", "threads") => whole(tally, "threads_exact", threads::wrong(expect, played)),
        ("html", _) => cleaned(expect, mail, tally),
        _ => {}
    }
}

/// Right where nothing is wrong.
fn whole(tally: &mut Tally, name: &str, wrong: Vec<String>) {
    tally.right(name, wrong.is_empty());
    tally.wrong.extend(wrong);
}

/// A machine's mail is recorded without a run, a person's never.
fn parked(expect: &Value, played: &Played, tally: &mut Tally) {
    let got = played.posted.last().map(|(_, accepted)| accepted.status == AcceptedStatus::Parked);
    let (expected, kind) = (expect["parked"].as_bool().unwrap_or_default(), &expect["kind"]);
    let is_right = got == Some(expected);
    match expected {
        true => tally.right("parked_recall", is_right),
        false => tally.count("people_parked", usize::from(!is_right)),
    }
    if !is_right {
        tally.wrong(format!("parked: expected {expected} for {kind}, got {got:?}"));
    }
}

/// It was accepted, something of it can be shown, and the fields that the label states are right.
fn parse(expect: &Value, mail: Option<&ReadMail>, tally: &mut Tally) {
    if expect["must_parse"].is_boolean() {
        tally.right("must_parse", mail.is_some());
    }
    let (stated, wrong) = parsed::fields(expect, mail);
    tally.share("parse_fields", stated - wrong.len(), stated);
    tally.wrong.extend(wrong);
}

fn cleaned(expect: &Value, mail: Option<&ReadMail>, tally: &mut Tally) {
    let page = mail.and_then(|mail| mail.page.as_deref());
    let mut unsafe_things = page.map_or_else(|| vec!["there is no page".to_owned()], page::faults);
    unsafe_things.extend(page.map(|page| page::present(expect, page)).unwrap_or_default());
    tally.count("html_unsafe", unsafe_things.len());
    tally.wrong.extend(unsafe_things);
    if let Some(found) = page::hidden_found(expect, mail) {
        tally.right("hidden_found", found);
        tally.wrong.extend((!found).then(|| "hidden text was not found, or not taken out".to_owned()));
    }
    tally.wrong.extend(page::missing(expect, mail));
}

/// Line ends unified, trailing blanks off, runs of blank lines to one, ends trimmed.
fn tidy(text: &str) -> String {
    let unified = text.replace("\r\n", "\n");
    let mut lines: Vec<&str> = unified.lines().map(str::trim_end).collect();
    lines.dedup_by(|a, b| a.is_empty() && b.is_empty());
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests;
