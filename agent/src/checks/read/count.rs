//! Counted things: `3 days`, `two parcels`, `20 %`.

use super::number;
use super::pattern::{Taken, pattern};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    pub range: Range<usize>,
    pub number: i64,
    pub unit: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Days, weeks, hours: lateness and validity.
    Time,
    /// Parcels, orders, pairs.
    Things,
    /// `5 left`, `14 in stock`: what is there.
    Left,
    Percent,
}

static COUNTED: LazyLock<Regex> = LazyLock::new(|| {
    let number = number::whole_pattern();
    let between = r"(?:(?:calendar|business|working|full|whole|more|late|of|your|our|other)\s+){0,2}";
    pattern(&format!(
        r"\b(?P<number>{number})(?:\s+|-){between}(?:(?P<time>days?|weeks?|months?|years?|hours?|minutes?)|(?P<things>parcels?|packages?|deliver(?:y|ies)|orders?|pairs?|items?|shipments?|times|pieces?|scans?)|(?P<left>left|remaining|in stock|on hand))\b"
    ))
});

static PERCENT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?P<number>\d{1,3})(?:[.,]\d+)?\s?(?:%|percent\b|per cent\b)"));

pub fn find(text: &str, taken: &mut Taken) -> Vec<Count> {
    let counted = COUNTED.captures_iter(text).map(|found| {
        let is = |name| found.name(name).is_some();
        let unit = if is("time") {
            Unit::Time
        } else if is("left") {
            Unit::Left
        } else {
            Unit::Things
        };
        (found, unit)
    });
    let percent = PERCENT.captures_iter(text).map(|found| (found, Unit::Percent));
    let read = counted.chain(percent).filter_map(|(found, unit)| {
        let number = number::whole(&found["number"])?;
        Some(Count { range: found.get_match().range(), number, unit })
    });
    read.filter(|count| taken.take(&count.range)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counted_things_are_read_in_figures_and_words() {
        for (text, number, unit) in [
            ("it came three days late", 3, Unit::Time),
            ("a 90-day coupon", 90, Unit::Time),
            ("within 2 business days", 2, Unit::Time),
            ("both of your 2 parcels", 2, Unit::Things),
            ("20 % of it", 20, Unit::Percent),
            ("only 5 left", 5, Unit::Left),
            ("14 in stock", 14, Unit::Left),
            ("14 pairs in stock", 14, Unit::Things),
        ] {
            let found = find(text, &mut Taken::default());
            assert_eq!(
                found.iter().map(|c| (c.number, c.unit)).collect::<Vec<_>>(),
                [(number, unit)],
                "{text}"
            );
        }
        assert_eq!(find("size 42, the second time", &mut Taken::default()), []);
    }
}
