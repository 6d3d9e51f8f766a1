//! A claimed amount equals the action's, also after a person has lowered it.

use super::judged::Judged;
use super::promise::{Kind, Promise};
use super::read::{Amount, pattern};
use api::{ActionView, CheckView, Money, Severity};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

pub fn check(judged: &Judged<'_>) -> Vec<CheckView> {
    let payable = payable(judged);
    if payable.is_empty() {
        return Vec::new(); // what is promised without an action is found by `promises`
    }
    let told = told(judged).into_iter();
    let wrong = told.filter(|amount| !payable.iter().any(|money| amount.is(*money)));
    let mut found: Vec<CheckView> = wrong.map(|amount| fault(judged, amount, payable[0])).collect();
    let in_full = refunds(judged).filter(|promise| says_full(judged, promise));
    found.extend(
        in_full
            .filter(|_| !pays_whole_fee(judged, &payable))
            .map(|promise| not_full(judged, promise, payable[0])),
    );
    found
}

fn refunds<'j>(judged: &'j Judged<'_>) -> impl Iterator<Item = &'j Promise> {
    judged.promises.iter().filter(|promise| promise.kind == Kind::Refund)
}

/// `a full refund`, `refunded in full`: then the action pays all of the fee.
fn says_full(judged: &Judged<'_>, promise: &Promise) -> bool {
    static FULL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:full|fully|in full|whole|entire|complete|completely|everything|all of (?:it|your|the))\b",
        )
    });
    FULL.is_match(judged.text(&promise.sentence))
}

fn pays_whole_fee(judged: &Judged<'_>, payable: &[Money]) -> bool {
    let fees = judged.input.evidence.iter().filter(|fact| fact.label.to_lowercase().contains("fee"));
    let mut written = fees.map(|fact| fact.value.trim().to_owned());
    written.any(|fee| payable.iter().any(|money| money.to_string() == fee))
}

fn not_full(judged: &Judged<'_>, promise: &Promise, pays: Money) -> CheckView {
    let paragraph = judged.letter.paragraph(promise.range.start);
    let message = format!("¶{paragraph} promises a full refund, the action pays {pays}");
    judged.letter.finding("amount_differs", Severity::Block, &promise.range, message)
}

/// What the approved actions pay: each, and all together.
fn payable(judged: &Judged<'_>) -> Vec<Money> {
    let mut each: Vec<Money> =
        judged.input.approved().filter_map(|action| judged.input.amount_of(action)).collect();
    let total = each
        .iter()
        .skip(1)
        .try_fold(each.first().copied(), |sum, money| sum.map(|sum| sum.plus(*money)).transpose());
    each.extend(total.ok().flatten());
    each
}

/// The amounts that the reply says are paid.
fn told<'j>(judged: &'j Judged<'_>) -> Vec<&'j Amount> {
    let mut told: Vec<&Amount> =
        refunds(judged).flat_map(|p| paid_in(judged, &p.range, &p.sentence)).collect();
    for placed in &judged.letter.segments {
        let claims_money = judged
            .input
            .approved()
            .any(|action| pays(action) && placed.segment.claims.iter().any(|c| c == action.id.as_str()));
        if claims_money {
            told.extend(paid(judged, &placed.range));
        }
    }
    told
}

fn pays(action: &ActionView) -> bool {
    action.amount.is_some()
}

/// Of a promise: what stands in and behind its words (`paid $3.00 back`), else what stands before them, in the sentence.
fn paid_in<'j>(judged: &'j Judged<'_>, words: &Range<usize>, sentence: &Range<usize>) -> Vec<&'j Amount> {
    let behind = paid(judged, &(words.start..sentence.end.max(words.end)));
    if behind.is_empty() { paid(judged, &(sentence.start..words.start)) } else { behind }
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

fn fault(judged: &Judged<'_>, amount: &Amount, pays: Money) -> CheckView {
    let paragraph = judged.letter.paragraph(amount.range.start);
    let message = format!("¶{paragraph} says {amount}, the action pays {pays}");
    judged.letter.finding("amount_differs", Severity::Block, &amount.range, message)
}
