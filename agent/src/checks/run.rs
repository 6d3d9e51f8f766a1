//! The one list of checks, and running them.

use super::judged::Judged;
use super::{
    CheckInput, amounts, answered, characters, claims, counts, dates, foreign, greeting, ids, internal_ids,
    language, length, links, passed, products, promises, recipients, refund_amounts, wishes,
};
use api::CheckView;
use std::cmp::Reverse;

type Check = fn(&Judged<'_>) -> Vec<CheckView>;

/// Checks of the words, in the order their findings are told; of two findings on the same words the earlier one stays.
const OF_THE_TEXT: &[Check] = &[
    foreign::check,
    internal_ids::check,
    claims::check,
    promises::check,
    refund_amounts::check,
    amounts::check,
    ids::check,
    links::check,
    characters::check,
    products::names,
    products::sizes,
    products::stock,
    dates::check,
    counts::check,
    greeting::check,
    answered::check,
    language::check,
    wishes::check,
    length::check,
];

/// Everything that is found, worst first; where a reply says nothing, only what holds for any reply.
pub fn run(input: &CheckInput<'_>) -> Vec<CheckView> {
    let judged = Judged::new(input);
    let mut found: Vec<CheckView> = input.raised.to_vec();
    found.extend(recipients::check(&judged));
    if !judged.is_blank() {
        for check in OF_THE_TEXT {
            add(&mut found, check(&judged));
        }
        let passed = passed::lines(&judged, &found);
        found.extend(passed);
    }
    found.sort_by_key(|check| Reverse(check.severity));
    found
}

/// One fault is told once: an amount inside a promise that is already found, a sentence found twice.
fn add(found: &mut Vec<CheckView>, more: Vec<CheckView>) {
    for check in more {
        let told = found.iter().any(|other| other.id == check.id || says(other, &check));
        if !told {
            found.push(check);
        }
    }
}

fn says(other: &CheckView, check: &CheckView) -> bool {
    let same_segment = other.segment_id.is_some() && other.segment_id == check.segment_id;
    let blocks = other.severity >= check.severity && PROMISES.iter().any(|name| other.id.starts_with(name));
    let inside = other
        .words
        .as_ref()
        .zip(check.words.as_ref())
        .is_some_and(|(outer, inner)| outer.contains(inner.as_str()));
    let is_figure = FIGURES.iter().any(|name| check.id.starts_with(name));
    same_segment && blocks && inside && is_figure
}

const PROMISES: [&str; 2] = ["promise:", "claim_without_action:"];
const FIGURES: [&str; 4] = ["promise:", "claim_without_action:", "amount:", "amount_differs:"];

/// Whether a lead may override this finding with a written reason; what touches a customer's data stays blocked.
pub fn overridable(check_id: &str) -> bool {
    let name = check_id.split(':').next().unwrap_or(check_id);
    !matches!(name, "foreign" | "internal_id" | "recipient_unverified")
}
