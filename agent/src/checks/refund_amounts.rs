//! A claimed amount equals the action's, also after a person has lowered it.

use super::judged::Judged;
use super::letter::Placed;
use super::promise::{Kind, Promise};
use super::promises::{is_past_fact, orders_named};
use super::read::{Amount, pattern};
use api::{ActionType, ActionView, CheckView, Money, Severity};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

pub fn check(judged: &Judged<'_>) -> Vec<CheckView> {
    let promised = refunds(judged).flat_map(|promise| of_promise(judged, promise));
    let claimed = judged.letter.segments.iter().flat_map(|placed| of_claim(judged, placed));
    promised.chain(claimed).collect()
}

fn refunds<'j>(judged: &'j Judged<'_>) -> impl Iterator<Item = &'j Promise> {
    let refunds = judged.promises.iter().filter(|promise| promise.kind == Kind::Refund);
    refunds.filter(|promise| !is_past_fact(judged, promise))
}

/// The amount after the promise's words, else the one before them; and whether `in full` is true.
fn of_promise(judged: &Judged<'_>, promise: &Promise) -> Vec<CheckView> {
    let Some(payable) = payable(judged, &meant(judged, promise)) else { return Vec::new() };
    let mut found = differing(judged, &told(judged, promise), &payable);
    if says_full(judged, promise) && !pays_whole_fee(judged, &payable) {
        found.push(not_full(judged, promise, payable[0]));
    }
    found
}

/// A sentence may claim a refund without any word for it: `$3.00 of the fee goes to your card`.
fn of_claim(judged: &Judged<'_>, placed: &Placed<'_>) -> Vec<CheckView> {
    let claimed = claimed(judged, &placed.range);
    let payable = if claimed.is_empty() { None } else { payable(judged, &claimed) };
    payable.map_or_else(Vec::new, |payable| differing(judged, &paid(judged, &placed.range), &payable))
}

/// The actions a promise speaks of: those its segment claims, else those of the order it names, else all.
fn meant<'j>(judged: &'j Judged<'_>, promise: &Promise) -> Vec<&'j ActionView> {
    let claimed = claimed(judged, &promise.range);
    let named = orders_named(judged, promise);
    let is_named =
        |action: &&ActionView| named.is_empty() || named.contains(&action.what.order_id().to_string());
    if claimed.is_empty() { refund_actions(judged).filter(is_named).collect() } else { claimed }
}

fn claimed<'j>(judged: &'j Judged<'_>, range: &Range<usize>) -> Vec<&'j ActionView> {
    let claims: Vec<&String> =
        judged.letter.within(range).flat_map(|placed| &placed.segment.claims).collect();
    refund_actions(judged).filter(|action| claims.iter().any(|claim| *claim == action.id.as_str())).collect()
}

fn refund_actions<'j>(judged: &'j Judged<'_>) -> impl Iterator<Item = &'j ActionView> {
    let refunds = |kind| matches!(kind, ActionType::RefundDeliveryFee | ActionType::TrackRefundDeliveryFee);
    judged.input.approved().filter(move |action| refunds(action.what.kind()))
}

/// What these actions pay: each, and all together. `None`: nothing is promised by action, or one pays what arrival
/// will tell; then the figures are checked as facts alone.
fn payable(judged: &Judged<'_>, actions: &[&ActionView]) -> Option<Vec<Money>> {
    let mut each: Vec<Money> =
        actions.iter().map(|action| judged.input.amount_of(action)).collect::<Option<_>>()?;
    let first = *each.first()?;
    let total = each[1..].iter().try_fold(first, |sum, money| sum.plus(*money));
    each.extend(total);
    Some(each)
}

/// What stands in and behind the words (`paid $3.00 back`), else what stands before them, in the sentence.
fn told<'j>(judged: &'j Judged<'_>, promise: &Promise) -> Vec<&'j Amount> {
    let Promise { range, sentence, .. } = promise;
    let behind = paid(judged, &(range.start..sentence.end.max(range.end)));
    if behind.is_empty() { paid(judged, &(sentence.start..range.start)) } else { behind }
}

/// Amounts in a stretch, without the fee they are part of; where nothing else is named, the fee is what is paid.
fn paid<'j>(judged: &'j Judged<'_>, stretch: &Range<usize>) -> Vec<&'j Amount> {
    let amounts = || judged.read.amounts.iter().filter(|amount| stretch.contains(&amount.range.start));
    let paid: Vec<&Amount> = amounts().filter(|amount| !is_fee(&judged.letter.body, amount)).collect();
    if paid.is_empty() { amounts().collect() } else { paid }
}

/// `your $5.00 delivery fee`, `the fee of $5.00`, `$5.00 you paid`.
fn is_fee(body: &str, amount: &Amount) -> bool {
    static AFTER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^\s*(?:(?:expedited|express|standard)\s+)?(?:(?:delivery|shipping|postage)\s*(?:fees?|charges?|costs?)?|fees?|charges?|costs?|(?:that\s+)?you(?:\s+have|['’]ve)?\s+paid)\b",
        )
    });
    static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:fees?|charges?|costs?|paid|price|total)(?:\s+(?:was|is|of|for|came to|at))?\s*[:,(]?\s*$",
        )
    });
    AFTER.is_match(&body[amount.range.end..]) || BEFORE.is_match(&body[..amount.range.start])
}

fn differing(judged: &Judged<'_>, told: &[&Amount], payable: &[Money]) -> Vec<CheckView> {
    let wrong = told.iter().filter(|amount| !payable.iter().any(|money| amount.is(*money)));
    let fault = |amount: &&Amount| {
        let paragraph = judged.letter.paragraph(amount.range.start);
        let message = format!("¶{paragraph} says {amount}, the action pays {}", payable[0]);
        judged.letter.finding("amount_differs", Severity::Block, &amount.range, message)
    };
    wrong.map(fault).collect()
}

/// `a full refund`, `refunded in full`: then the action pays all of the fee. `At most the whole fee` is a limit.
fn says_full(judged: &Judged<'_>, promise: &Promise) -> bool {
    static FULL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"\b(?:full|fully|whole|entire|complete|completely|everything|all of (?:it|your|the))\b")
    });
    static LIMIT: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:at most|up to|not more than)\b"));
    let sentence = judged.text(&promise.sentence);
    FULL.is_match(sentence) && !LIMIT.is_match(sentence)
}

fn pays_whole_fee(judged: &Judged<'_>, payable: &[Money]) -> bool {
    let fees = judged.input.evidence.iter().filter(|fact| fact.label.to_lowercase().contains("fee"));
    let mut written = fees.map(|fact| fact.value.trim());
    written.any(|fee| payable.iter().any(|money| money.to_string() == fee))
}

fn not_full(judged: &Judged<'_>, promise: &Promise, pays: Money) -> CheckView {
    let paragraph = judged.letter.paragraph(promise.range.start);
    let message = format!("¶{paragraph} promises a full refund, the action pays {pays}");
    judged.letter.finding("amount_differs", Severity::Block, &promise.range, message)
}
