//! Every counted thing (`three days late`, `20 %`) is in the facts or in policy.

use super::judged::Judged;
use super::read::{Count, Unit};
use api::CheckView;

pub fn check(judged: &Judged<'_>) -> Vec<CheckView> {
    let unknown = judged.read.counts.iter().filter(|count| !is_known(judged, count));
    unknown.map(|count| fault(judged, count)).collect()
}

fn is_known(judged: &Judged<'_>, count: &Count) -> bool {
    if let (Some(told), Unit::Things | Unit::Left, true) =
        (&judged.told, count.unit, judged.letter.by_person(&count.range))
    {
        let meant = told.meant(&judged.letter, &count.range);
        return is_article(judged, count) || meant.ones.iter().any(|one| one.has_quantity(count.number));
    }
    let rest = judged.letter.body[count.range.end..].trim_start();
    let is_late = rest.starts_with("late") || rest.starts_with("too late") || rest.starts_with("past");
    // One thing is mostly an article: "the one order"; one day late is a count.
    let article = count.number == 1 && count.unit != Unit::Left && (count.unit == Unit::Things || !is_late);
    article || judged.facts.has_count(count, is_late)
}

/// `the one pair that you have`; of stock a figure is a count, also where it is 1.
fn is_article(judged: &Judged<'_>, count: &Count) -> bool {
    let is_word = judged.text(&count.range).starts_with(|c: char| c.is_alphabetic());
    count.number == 1 && count.unit == Unit::Things && is_word
}

fn fault(judged: &Judged<'_>, count: &Count) -> CheckView {
    let words = judged.text(&count.range);
    let message = format!("“{words}” is a number that no fact supports.");
    judged.letter.finding("count", judged.warn_a_person(&count.range), &count.range, message)
}
