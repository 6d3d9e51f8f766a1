//! Every counted thing (`three days late`, `20 %`) is in the facts or in policy.

use super::judged::Judged;
use super::read::{Count, Unit};
use api::CheckView;

pub fn check(judged: &Judged<'_>) -> Vec<CheckView> {
    let unknown = judged.read.counts.iter().filter(|count| !is_known(judged, count));
    unknown.map(|count| fault(judged, count)).collect()
}

fn is_known(judged: &Judged<'_>, count: &Count) -> bool {
    let rest = judged.letter.body[count.range.end..].trim_start();
    let is_late = rest.starts_with("late") || rest.starts_with("too late") || rest.starts_with("past");
    // One thing is mostly an article: "the one order"; one day late is a count.
    let article = count.number == 1 && (count.unit == Unit::Things || !is_late);
    article || judged.facts.has_count(count, is_late)
}

fn fault(judged: &Judged<'_>, count: &Count) -> CheckView {
    let words = judged.text(&count.range);
    let message = format!("“{words}” is a number that no fact supports.");
    judged.letter.finding("count", judged.warn_a_person(&count.range), &count.range, message)
}
