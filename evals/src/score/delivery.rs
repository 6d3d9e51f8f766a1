//! `delivery_exact`: the outcome, what was found of each parcel, and the actions.

use super::actions::{expected, missing_from, proposed};
use super::{Tally, stem};
use crate::play::Played;
use api::{ItemView, Outcome};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

#[derive(Default, Deserialize)]
#[serde(default)]
struct Labels {
    outcome: Option<String>,
    items: Vec<ItemView>,
}

/// What is compared of an item: the owner's row, or the number that is nobody's.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Fact {
    Parcel {
        order_id: Option<i64>,
        status: Option<String>,
        promised_end: Option<String>,
        days_late: Option<i64>,
    },
    NotFound {
        number: String,
    },
}

impl From<ItemView> for Fact {
    fn from(item: ItemView) -> Self {
        if !item.found {
            return Self::NotFound { number: bare(&item.number) };
        }
        let ItemView { order_id, status, promised_end, days_late, .. } = item;
        Self::Parcel { order_id, status, promised_end, days_late }
    }
}

/// A number without the words, marks and case around it: `order #1002` is `1002`.
fn bare(number: &str) -> String {
    let plain: String = number.to_lowercase().chars().filter(|sign| sign.is_alphanumeric()).collect();
    plain.strip_prefix("order").unwrap_or(&plain).to_owned()
}

/// Of suites of that name, and of any case that says which parcels it is about.
pub fn score(suite: &str, expect: &Value, played: &Played, tally: &mut Tally) {
    if stem(suite) != "delivery" && !expect["items"].is_array() {
        return;
    }
    let wrong = wrong(expect, played);
    tally.right("delivery_exact", wrong.is_empty());
    tally.wrong.extend(wrong);
}

/// What differs from the label, in words; nothing where the case is exact.
fn wrong(expect: &Value, played: &Played) -> Vec<String> {
    let labels = match Labels::deserialize(expect) {
        Ok(labels) => labels,
        Err(error) => return vec![format!("the label cannot be read: {error}")],
    };
    let Some(draft) = &played.proposal else { return vec!["there is no draft".to_owned()] };
    let mut wrong = Vec::new();
    wrong.extend(labels.outcome.and_then(|label| wrong_outcome(&label, draft.outcome)));
    wrong.extend(wrong_items(labels.items, draft.items.clone()));
    wrong.extend(wrong_actions(&expected(expect).unwrap_or_default(), &proposed(played)));
    wrong
}

fn wrong_outcome(label: &str, got: Outcome) -> Option<String> {
    let plain = |word: &str| word.replace('_', "").to_lowercase();
    let got = serde_json::to_value(got).ok()?.as_str()?.to_owned();
    (plain(label) != plain(&got)).then(|| format!("outcome: expected {label}, got {got}"))
}

fn wrong_items(expected: Vec<ItemView>, got: Vec<ItemView>) -> Vec<String> {
    let facts = |items: Vec<ItemView>| items.into_iter().map(Fact::from).collect::<BTreeSet<_>>();
    let (expected, got) = (facts(expected), facts(got));
    let missing = expected.difference(&got).map(|fact| format!("not found: {fact:?}"));
    missing.chain(got.difference(&expected).map(|fact| format!("not asked: {fact:?}"))).collect()
}

fn wrong_actions(expected: &[Map<String, Value>], got: &[Map<String, Value>]) -> Vec<String> {
    let told = |action: Map<String, Value>| Value::Object(action).to_string();
    let missing =
        missing_from(got, expected).into_iter().map(|action| format!("action missing: {}", told(action)));
    let more =
        missing_from(expected, got).into_iter().map(|action| format!("action too many: {}", told(action)));
    missing.chain(more).collect()
}
