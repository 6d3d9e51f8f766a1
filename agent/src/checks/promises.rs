//! No promise without its action.

use super::facts::Facts;
use super::judged::Judged;
use super::promise::{Kind, Promise};
use api::{ActionView, CheckView, Severity};
use std::collections::BTreeSet;
use std::ops::Range;

pub fn check(judged: &Judged<'_>) -> Vec<CheckView> {
    let unkept = judged.promises.iter().filter(|promise| !is_kept(judged, promise));
    unkept.map(|promise| fault(judged, promise)).collect()
}

fn is_kept(judged: &Judged<'_>, promise: &Promise) -> bool {
    let mut approved = judged.input.approved();
    approved.any(|action| keeps(judged, promise, action))
        || worded_by_us(judged, promise)
        || is_past_fact(judged, promise)
}

/// An action keeps a promise of its kind, for the order that the sentence names.
fn keeps(judged: &Judged<'_>, promise: &Promise, action: &ActionView) -> bool {
    let named = orders_named(judged, promise);
    let order = named.is_empty() || named.contains(&action.what.order_id().to_string());
    promise.kind.kept_by(promise).contains(&action.what.kind()) && order
}

/// The orders of this draft's actions that the sentence names.
pub fn orders_named(judged: &Judged<'_>, promise: &Promise) -> BTreeSet<String> {
    let orders: BTreeSet<String> =
        judged.input.actions.iter().map(|(action, _)| action.what.order_id().to_string()).collect();
    let ids = judged.read.ids.iter().filter(|id| promise.sentence.contains(&id.range.start));
    ids.map(|id| id.key.clone()).filter(|key| orders.contains(key)).collect()
}

/// The agent's own sentence stands as it was, and what it claims is still approved (or only facts, and nothing given).
fn worded_by_us(judged: &Judged<'_>, promise: &Promise) -> bool {
    let approved: BTreeSet<&str> = judged.input.approved().map(|action| action.id.as_str()).collect();
    let backs = |claim: &String| approved.contains(claim.as_str()) || promise.kind == Kind::Undertaking;
    let mut touched = judged.letter.within(&promise.range);
    touched.all(|placed| !placed.by_person && placed.segment.claims.iter().any(backs))
}

/// `Your refund was already paid`: a fact needs no action but evidence, and not that on which a new action rests.
pub fn is_past_fact(judged: &Judged<'_>, promise: &Promise) -> bool {
    let Some(root) = promise.kind.root() else { return false };
    let actions = judged.input.actions.iter();
    let rests_on: BTreeSet<&str> =
        actions.flat_map(|(action, _)| &action.evidence).map(|id| id.as_str()).collect();
    let text = judged.text(&promise.sentence).to_lowercase();
    let past = ["already", "earlier", "previous", "last ", "was paid", "open inquiry"]
        .iter()
        .any(|word| text.contains(word));
    past && Facts::speaks_of(judged.input.evidence, root, &rests_on)
}

fn fault(judged: &Judged<'_>, promise: &Promise) -> CheckView {
    let paragraph = judged.letter.paragraph(promise.range.start);
    let refused = judged
        .input
        .actions
        .iter()
        .find(|(action, _)| keeps(judged, promise, action) && judged.input.verdict_of(action).is_some());
    let (name, message) = match refused {
        Some(_) => {
            ("claim_without_action", format!("¶{paragraph} still promises {} that is refused", what(promise)))
        }
        None if promise.kind == Kind::Undertaking => {
            ("promise", format!("¶{paragraph} says “{}”, which no action does", judged.text(&promise.range)))
        }
        None => ("promise", format!("¶{paragraph} promises {} that no action gives", what(promise))),
    };
    judged.letter.finding(name, Severity::Block, &marked(judged, promise), message)
}

/// The words with the figure that belongs to them.
fn marked(judged: &Judged<'_>, promise: &Promise) -> Range<usize> {
    let amount = promise.amount.as_ref().map_or(promise.range.clone(), |amount| amount.range.clone());
    let range = amount.start.min(promise.range.start)..amount.end.max(promise.range.end);
    let segment = judged.letter.within(&range).next().map_or(range.clone(), |placed| placed.range.clone());
    let sentence = promise.sentence.start.max(segment.start)..promise.sentence.end.min(segment.end);
    // The screen underlines the whole sentence where a person wrote it; in the agent's text the words are enough.
    if judged.letter.by_person(&range) { trimmed(judged, sentence) } else { range }
}

fn trimmed(judged: &Judged<'_>, range: Range<usize>) -> Range<usize> {
    let text = judged.text(&range);
    let start = range.start + (text.len() - text.trim_start().len());
    let end = start + text.trim().trim_end_matches(['.', '!']).len();
    start..end
}

fn what(promise: &Promise) -> String {
    let amount = promise.amount.as_ref().map_or_else(String::new, |amount| format!("{amount} "));
    match promise.kind {
        Kind::Refund => format!("a {amount}refund"),
        Kind::Purchase => "a refund of the goods".to_owned(),
        Kind::Coupon if amount.is_empty() => "free delivery".to_owned(),
        Kind::Coupon => format!("a {amount}coupon"),
        Kind::Voucher => format!("a {amount}voucher"),
        Kind::Goodwill => format!("a {amount}credit, discount or gift"),
        Kind::Compensation => format!("a {amount}compensation"),
        Kind::Replacement => "a replacement".to_owned(),
        Kind::CarrierContact => "word with the carrier".to_owned(),
        Kind::Undertaking => "something".to_owned(),
    }
}
