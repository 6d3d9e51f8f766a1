//! Whether a customer wants vouchers. A voucher that did not come is no word on it.

use super::{first, fixed};
use regex::Regex;
use std::sync::LazyLock;

const VOUCHERS: &str = r"(vouchers?|coupons?|discount codes?|gift (cards?|vouchers?))";

static REFUSED: LazyLock<[Regex; 3]> = LazyLock::new(|| {
    let more = r"(any |more |further |other |another |an? |your |these |those |the |such )*";
    [
        format!(r"(\bplease,? (just )?no {more}{VOUCHERS}|\bno {more}{VOUCHERS},? (please|thanks|thank you|for me))\b"),
        format!(r"\bi (really |just |still |honestly )*(do not|don['’]?t|never) (really )?(want|need|use|like|care for|wish for) (to (get|receive|have) )?{more}{VOUCHERS}\b"),
        format!(r"(^|\bplease |[,:–-] ?|\b(so|and|but) )((do not|don['’]?t|never) (send|give|offer)|stop (sending|giving|offering))( me| us)? {more}{VOUCHERS}\b"),
    ]
    .map(|pattern| fixed(&pattern))
});

static WELCOME: LazyLock<[Regex; 1]> = LazyLock::new(|| {
    [fixed(&format!(
        r"\b{VOUCHERS} (is|are) (fine|ok|okay|welcome|alright)( with me| for me)?( again| after all| too| now)?\b"
    ))]
});

/// What somebody else does, and what came or did not.
static UNLESS: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"\b(you|they|why|who|which) (\w+ )?(do not|don['’]?t|never)\b|\b(was|were|has|have|had|came|arrived|received|got|included|attached)\b|\b(not|n['’]t) (fine|ok|okay|welcome)\b|\b(vouchers?|coupons?|codes?|cards?) (that|which) ",
    )
});

pub fn find(sentence: &str) -> Option<String> {
    first(sentence, &*REFUSED, &UNLESS).or_else(|| first(sentence, &*WELCOME, &UNLESS))
}

/// Whether such words say no.
pub fn refuses(words: &str) -> bool {
    REFUSED.iter().any(|pattern| pattern.is_match(words))
}
