//! Every date in the reply is a date of the facts.

use super::judged::Judged;
use super::read::{Date, When};
use api::{CheckView, Severity};

pub fn check(judged: &Judged<'_>) -> Vec<CheckView> {
    let unknown =
        judged.read.dates.iter().filter(|date| !judged.facts.has_date(date, judged.text(&date.range)));
    unknown.map(|date| fault(judged, date)).collect()
}

fn fault(judged: &Judged<'_>, date: &Date) -> CheckView {
    let words = judged.text(&date.range);
    let message = format!("“{words}” is a date that no fact supports.");
    judged.letter.finding("date", severity(judged, date), &date.range, message)
}

/// A day that is not in the facts is an error of the agent; a loose phrase is for a person to judge, whoever wrote it.
fn severity(judged: &Judged<'_>, date: &Date) -> Severity {
    match date.when {
        When::Days { .. } | When::Either(..) => judged.warn_a_person(&date.range),
        When::Weekday(_) | When::Month(..) | When::Span(_) | When::Vague => Severity::Warn,
    }
}
