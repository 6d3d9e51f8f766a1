//! What stands around a promise's words: who says them, whether they are meant, and the figure that belongs to them.

use super::Promise;
use crate::checks::negation::{clause_before, is_denied};
use crate::checks::read::{Amount, pattern};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What the customer asked for, in our words: `you asked for a refund`.
static WISH: LazyLock<Regex> = LazyLock::new(|| {
    let asked = r"(?:ask|request|want|wish|demand|hop|wr[oi]t|expect|mention|question|claim|look)\w*";
    let between = r"(?:for|about|to|that|whether|if|regarding|of|on|we|us|me|could|can|would|might|should|get|receive|have|give|you|a|an|the|your|this|any|full|partial)";
    pattern(&format!(
        r"\byou(?:r|['’](?:ve|d))?\s+(?:\w+\s+){{0,3}}?{asked}\s+(?:{between}\s+)*?(?:for|about|to|whether|if|could|can|would|regarding|an?)\s+(?:{between}\s+)*$"
    ))
});

static COMPOUND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[\s-]+(?:polic(?:y|ies)|requests?|forms?|questions?|department|team|rules?|terms|conditions|pages?|cards?|process)\b",
    )
});

static QUESTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\W*(?:would|do|could|can|may|shall|should|what|which|how|have you|are you|is it|möchten|souhaitez)\b",
    )
});

static HAPPENED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:\b(?:have|has|was|were|been|already|just|we|i)|['’]ve)(?:\s+(?:also|already|just|now|today|been|it|this|you))*\s*$",
    )
});

static BEFORE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[\s-]+(?:\w+\s+){0,2}$"));
static BEFORE_OTHER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:fee|of|and|for|as|in|with|by|to|the|a|your)\b"));
static AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\s+(?:worth|worth of|of|for|over|in the amount of|über|von|de|in Höhe von)?\s*$")
});

/// `please contact the carrier`, `you can ask the courier`: what the customer may do.
static ADVICE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:\b(?:please|bitte|could you|would you|can you|you(?:\s+(?:can|could|may|might|should|need to|want to))?)|^\s*if you)\s+(?:also\s+)?$",
    )
});

/// A promise, and not a denial, advice, the customer's own wish, a question or the name of a policy.
pub fn is_meant(body: &str, promise: &Promise) -> bool {
    let before = &body[promise.sentence.start..promise.range.start];
    let after = &body[promise.range.end..promise.sentence.end.max(promise.range.end)];
    let clause = clause_before(before);
    let wish = WISH.is_match(clause) || (promise.kind.is_a_deed() && ADVICE.is_match(clause));
    let question = body[promise.sentence.clone()].trim_end().ends_with('?')
        && QUESTION.is_match(&body[promise.sentence.clone()]);
    !wish && !question && !COMPOUND.is_match(after) && !is_denied(body, &promise.sentence, &promise.range)
}

/// It says that it is done, not that it will be.
pub fn happened(body: &str, sentence: &Range<usize>, range: &Range<usize>) -> bool {
    let words = body[range.clone()].to_lowercase();
    let past = words.contains("ed")
        || words.starts_with("paid")
        || words.starts_with("gave")
        || words.starts_with("sent");
    past && HAPPENED.is_match(&body[sentence.start..range.start])
}

/// Right before the words with at most two between (`a $15.00 shopping voucher`), or right after (`a refund of $3.00`).
pub fn belongs(body: &str, amount: &Amount, words: &Range<usize>) -> bool {
    if amount.range.end <= words.start {
        let between = &body[amount.range.end..words.start];
        BEFORE.is_match(between) && !BEFORE_OTHER.is_match(between)
    } else {
        words.end <= amount.range.start && AFTER.is_match(&body[words.end..amount.range.start])
    }
}
