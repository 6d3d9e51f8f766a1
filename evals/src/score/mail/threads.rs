//! `threads_exact`: which events made one case, and how many mails were stored.

use crate::play::Played;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What differs from the label, in words.
pub fn wrong(expect: &Value, played: &Played) -> Vec<String> {
    let mut wrong = Vec::new();
    let (expected, got) = (expected(expect), cases(played));
    if expected != got {
        wrong.push(format!("cases: expected {expected:?}, got {got:?}"));
    }
    let mails = expect["mails"].as_u64();
    if mails.is_some_and(|mails| mails != played.read.len() as u64) {
        wrong.push(format!("mails: expected {mails:?}, got {}", played.read.len()));
    }
    wrong
}

/// Event ids, one set a case.
type Partition = BTreeSet<BTreeSet<String>>;

fn expected(expect: &Value) -> Partition {
    let ids = |case: &Value| {
        let ids = case.as_array().into_iter().flatten();
        ids.filter_map(|id| id.as_str().map(str::to_owned)).collect()
    };
    expect["cases"].as_array().into_iter().flatten().map(ids).collect()
}

fn cases(played: &Played) -> Partition {
    let mut cases: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
    for (event, accepted) in &played.posted {
        cases.entry(accepted.case_id.to_string()).or_default().insert(event.clone());
    }
    cases.into_values().collect()
}
