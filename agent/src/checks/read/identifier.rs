//! Numbers that name an order or a parcel.

use super::pattern::{Taken, pattern};
use crate::policy::{Policy, compiled};
use regex::Regex;
use std::cmp::Reverse;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Id {
    pub range: Range<usize>,
    /// Letters and digits only, upper case.
    pub key: String,
}

/// Phone numbers are read only to be left alone.
static PHONE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\+\d[\d ()/-]{6,}\d"));

static SHAPES: LazyLock<[Regex; 5]> = LazyLock::new(|| {
    [
        // `SW-48213`, `UPS555666777`
        pattern(
            r"\b(?P<number>[a-z]{1,6}-?\d{3,}[a-z0-9-]*[a-z0-9]|[a-z]{1,6}-?\d{3,}|[a-z]{2,6}-\d{1,2})\b",
        ),
        // `1Z999AA10123456784`
        pattern(r"\b(?P<number>\d+[a-z]+[a-z0-9]*\d{3,}[a-z0-9]*)\b"),
        // `LP 7731 0295 5 SE`: postal numbers in groups
        pattern(r"\b(?P<number>[a-z]{2}(?: \d{2,4}){2,}(?: \d)?(?: [a-z]{2})?)\b"),
        pattern(
            r"\b(?:orders?|parcels?|tracking|numbers?|no\.?|nr\.?|shipments?|invoice|bestellung|commande|reference)(?:\s+(?:number|no\.?|id|nr\.?))?\s*[:#]?\s*(?P<number>\d{3,})\b",
        ),
        pattern(r"#\s?(?P<number>[a-z0-9-]*\d[a-z0-9-]*)\b"),
    ]
});

static BARE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b\d{3,}\b"));

/// The shop's own patterns; one that does not compile was refused by the configuration.
#[derive(Debug, Clone, Default)]
pub struct Shapes(Vec<Arc<Regex>>);

impl Shapes {
    pub fn of(policy: &Policy) -> Self {
        let own = policy.order_patterns.iter().chain(&policy.tracking_patterns);
        Self(own.filter_map(|shape| compiled(shape).ok()).collect())
    }
}

/// The shop's own patterns come first.
pub fn find(text: &str, own: &Shapes, taken: &mut Taken) -> Vec<Id> {
    for phone in PHONE.find_iter(text) {
        taken.take(&phone.range());
    }
    let mut ids: Vec<Id> =
        own.0.iter().map(Arc::as_ref).chain(SHAPES.iter()).flat_map(|shape| matches(text, shape)).collect();
    ids.extend(matches(text, &BARE).into_iter().filter(|id| id.key.len() > 3 && !is_year(&id.key)));
    // `SW-48213` is one number, not the `48213` in it.
    ids.sort_by_key(|id| Reverse(id.range.len()));
    ids.retain(|id| !id.key.is_empty() && taken.take(&id.range));
    ids.sort_by_key(|id| id.range.start);
    ids
}

fn matches(text: &str, shape: &Regex) -> Vec<Id> {
    let found =
        shape.captures_iter(text).map(|found| found.name("number").unwrap_or_else(|| found.get_match()));
    let alone = found.filter(|number| stands_alone(text, &number.range()));
    alone.map(|number| Id { range: number.range(), key: normalised(number.as_str()) }).collect()
}

fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    edge(text[..range.start].chars().next_back()) && edge(text[range.end..].chars().next())
}

/// How ids are compared: letters and digits, upper case.
pub fn normalised(id: &str) -> String {
    id.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// All numbers of three digits or more, as they stand in a fact's value.
pub fn bare_numbers(text: &str) -> impl Iterator<Item = String> {
    BARE.find_iter(text).map(|number| number.as_str().to_owned())
}

fn is_year(digits: &str) -> bool {
    digits.parse().is_ok_and(|year: u32| (1900..2100).contains(&year)) && digits.len() == 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<String> {
        find(text, &Shapes::of(&Policy::default()), &mut Taken::default())
            .into_iter()
            .map(|id| id.key)
            .collect()
    }

    #[test]
    fn order_and_tracking_numbers_are_read_whatever_their_dress() {
        for (text, key) in [
            ("order 1007", "1007"),
            ("Order no. 1007", "1007"),
            ("#1007", "1007"),
            ("SW-48213 was late", "SW48213"),
            ("TRK-1", "TRK1"),
            ("ups555666777", "UPS555666777"),
            ("1Z999AA10123456784", "1Z999AA10123456784"),
            ("LP 7731 0295 5 SE", "LP773102955SE"),
            ("number 99887766", "99887766"),
        ] {
            assert_eq!(ids(text), [key], "{text}");
        }
    }

    #[test]
    fn ordinary_words_and_phones_are_no_ids() {
        for text in [
            "Terrane 4, size EU 43.5",
            "in 2026",
            "call +49 30 5557788",
            "the issue",
            "Air Max 90",
            "order it now",
        ] {
            assert_eq!(ids(text), [] as [&str; 0], "{text}");
        }
    }
}
