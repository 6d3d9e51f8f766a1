//! The shop's internal delivery ids stay inside.

use super::judged::Judged;
use super::read::pattern;
use api::{CheckView, Severity};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Short numbers are internal only where the words say so: `delivery 7`, not `delivery 7 days late`.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:delivery|shipment|parcel|internal)(?:[\s_-]*(?:id|number|no\.?|nr\.?|reference))?\s*[:#=]?\s*(?P<id>\d+)\b(?P<unit>\s*(?:calendar|business|working|days?|hours?|weeks?|(?:st|nd|rd|th)\b|%|/|\.\d|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec))?",
    )
});

static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b\d{4,}\b"));

pub fn check(judged: &Judged<'_>) -> Vec<CheckView> {
    let internal = |digits: &str| digits.parse().is_ok_and(|id| judged.input.internal_ids.contains(&id));
    let body = &judged.letter.body;
    let named = NAMED
        .captures_iter(body)
        .filter(|found| found.name("unit").is_none())
        .filter_map(|found| found.name("id"));
    let bare = NUMBER.find_iter(body).map(|found| (found.as_str(), found.range()));
    let found = named.map(|id| (id.as_str(), id.range())).chain(bare);
    let shown = found.filter(|(digits, range)| internal(digits) && !is_public(judged, digits, range));
    shown.map(|(_, range)| fault(judged, &range)).collect()
}

/// The same digits are an order of the case, or were the customer's own words; a date or an amount is none.
fn is_public(judged: &Judged<'_>, digits: &str, range: &Range<usize>) -> bool {
    let orders = judged.input.actions.iter().any(|(action, _)| action.what.order_id().to_string() == digits);
    let asked = judged.input.asked.iter().any(|number| super::read::normalised(number).ends_with(digits));
    let overlaps = |other: &Range<usize>| other.start < range.end && range.start < other.end;
    let date = judged.read.dates.iter().any(|date| overlaps(&date.range));
    orders || asked || date || judged.read.amounts.iter().any(|amount| overlaps(&amount.range))
}

fn fault(judged: &Judged<'_>, words: &Range<usize>) -> CheckView {
    let paragraph = judged.letter.paragraph(words.start);
    let message = format!("¶{paragraph} shows an internal delivery number");
    judged.letter.finding("internal_id", Severity::Block, words, message)
}
