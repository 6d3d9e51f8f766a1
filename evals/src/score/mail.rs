//! How mail was read: quotes taken off, machines parked, fields found, threads kept, pages cleaned.

mod page;
mod parsed;
mod reply;
mod threads;

use super::{Hits, Scored, sum, total};
use crate::Metric;
use crate::interval::rate;
use crate::play::{Played, ReadMail};
use api::AcceptedStatus;
use serde::Serialize;
use serde_json::Value;

/// What of one case was right; `None`: the suite asks nothing of the kind.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MailScore {
    pub reply: Option<bool>,
    /// A machine's mail was recorded without a run.
    pub parked: Option<bool>,
    /// 1: a person's mail was taken for a machine's.
    pub people_parked: Option<usize>,
    /// It was accepted, and something of it can be shown.
    pub must_parse: Option<bool>,
    pub fields: Hits,
    pub threads: Option<bool>,
    /// What the cleaned page still has that it must not have.
    pub html_unsafe: Option<usize>,
    pub hidden: Option<bool>,
}

/// Which of these apply is said by the suite's folder and name; what was wrong is said in words.
pub fn score(suite: &str, expect: &Value, played: &Played) -> (MailScore, Vec<String>) {
    let (folder, name) = suite.split_once('/').unwrap_or(("", suite));
    let mail = played.read.last();
    let none = MailScore::default();
    match (folder, name) {
        ("reply", _) => {
            let wrong = reply::wrong(name, expect, mail);
            (MailScore { reply: Some(wrong.is_empty()), ..none }, wrong)
        }
        ("mail", "kinds" | "kinds_own") => parked(expect, played),
        ("mail", "parse") => {
            let (fields, wrong) = parsed::fields(expect, mail);
            let must_parse = expect["must_parse"].as_bool().map(|_| mail.is_some());
            (MailScore { must_parse, fields, ..none }, wrong)
        }
        ("mail", "threads") => {
            let wrong = threads::wrong(expect, played);
            (MailScore { threads: Some(wrong.is_empty()), ..none }, wrong)
        }
        ("html", _) => cleaned(expect, mail),
        _ => (none, Vec::new()),
    }
}

fn parked(expect: &Value, played: &Played) -> (MailScore, Vec<String>) {
    let got = played.posted.last().map(|(_, accepted)| accepted.status == AcceptedStatus::Parked);
    let (expected, kind) = (expect["parked"].as_bool().unwrap_or_default(), &expect["kind"]);
    let score = match expected {
        true => MailScore { parked: Some(got == Some(true)), ..MailScore::default() },
        false => MailScore { people_parked: Some(usize::from(got != Some(false))), ..MailScore::default() },
    };
    let wrong =
        (got != Some(expected)).then(|| format!("parked: expected {expected} for {kind}, got {got:?}"));
    (score, wrong.into_iter().collect())
}

fn cleaned(expect: &Value, mail: Option<&ReadMail>) -> (MailScore, Vec<String>) {
    let page = mail.and_then(|mail| mail.page.as_deref());
    let mut wrong = page.map_or_else(|| vec!["there is no page".to_owned()], page::faults);
    wrong.extend(page.map(|page| page::present(expect, page)).unwrap_or_default());
    let html_unsafe = Some(wrong.len());
    let hidden = page::hidden_found(expect, mail);
    wrong.extend((hidden == Some(false)).then(|| "hidden text was not found, or not taken out".to_owned()));
    wrong.extend(page::missing(expect, mail));
    (MailScore { html_unsafe, hidden, ..MailScore::default() }, wrong)
}

pub fn figures(scored: &[Scored]) -> Vec<(&'static str, Option<Metric>)> {
    let share = |of: fn(&MailScore) -> Option<bool>| {
        let answers: Vec<bool> = scored.iter().filter_map(|case| of(&case.mail)).collect();
        rate(answers.iter().filter(|right| **right).count(), answers.len())
    };
    let fields = sum(scored.iter().map(|case| case.mail.fields));
    vec![
        ("reply_accepted", share(|mail| mail.reply)),
        ("parked_recall", share(|mail| mail.parked)),
        ("people_parked", total(scored, |case| case.mail.people_parked)),
        ("must_parse", share(|mail| mail.must_parse)),
        ("parse_fields", rate(fields.right, fields.of)),
        ("threads_exact", share(|mail| mail.threads)),
        ("html_unsafe", total(scored, |case| case.mail.html_unsafe)),
        ("hidden_found", share(|mail| mail.hidden)),
    ]
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
