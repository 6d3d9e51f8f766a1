//! Recognising promises: words that say something was or will be given or done.

use super::judged::Judged;
use super::letter::Letter;
use super::negation::{clause_before, is_denied};
use super::read::{Amount, Read, pattern};
use api::ActionType;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Refund,
    /// Money for the goods: the actions pay back delivery fees only.
    Purchase,
    Coupon,
    Voucher,
    /// Discounts, credit, gifts: nothing the shop's actions can give.
    Goodwill,
    Compensation,
    Replacement,
    CarrierContact,
    /// `we will ..` of anything else.
    Undertaking,
}

#[derive(Debug, Clone)]
pub struct Promise {
    pub kind: Kind,
    pub range: Range<usize>,
    pub sentence: Range<usize>,
    /// It says that it has happened, not that it will.
    pub done: bool,
    /// The figure that belongs to these very words: `a $15.00 voucher`.
    pub amount: Option<Amount>,
}

static LEXICON: LazyLock<[(Kind, Regex); 10]> = LazyLock::new(|| {
    let carrier = r"(?:carriers?|couriers?|ups|dhl|fedex|usps|dpd|hermes|gls|post office|postal service|delivery (?:company|service|firm|partner)|shipping (?:company|partner)|depot|driver)";
    [
        (
            Kind::Purchase,
            pattern(
                r"\b(?:refund|reimburs)\w*\s+(?:you\s+)?(?:for\s+|of\s+)?(?:the|your|these|those|both|all)\s+(?:\w+\s+)?(?:shoes?|purchase|items?|price|goods|pairs?|products?|sneakers|boots|trainers)\b",
            ),
        ),
        (
            Kind::Refund,
            pattern(
                r"\b(?:refund(?:s|ed|ing|able)?|reimburs\w+|(?:pa(?:y|ys|id|ying)|giv(?:e|en|ing)|gave|send(?:ing)?|sent|transferr?(?:ed|ing)?)\s+(?:\S+\s+){0,4}?back|(?:get|receive|have)\s+(?:your|the|all|half|part|some|[$€£]\S+)\s+(?:\w+\s+){0,3}back|money[- ]back|credited|crediting|charge[d]? back|erstatt\w*|rückerstatt\w*|rückzahlung\w*|rembours\w*)\b",
            ),
        ),
        (
            Kind::Coupon,
            pattern(
                r"\b(?:coupons?|free(?:\s+(?:expedited|express|next-day|standard|priority))?\s+(?:delivery|shipping|postage)|(?:delivery|shipping|postage)\s+(?:is|will be|comes)\s+(?:free|on us|on the house)|upgrad\w+\s+(?:\w+\s+){0,3}(?:express|expedited))\b",
            ),
        ),
        (Kind::Voucher, pattern(r"\b(?:vouchers?|gutschein\w*|bons? d['’]achat)\b")),
        (
            Kind::Goodwill,
            pattern(
                r"\b(?:gift\s?cards?|(?:store|shop)\s+credit|credit\s+notes?|(?:an?|in|as|account|[\d.,]+)\s+credits?|credits?\s+(?:to|on|for|of|worth|over)|discount\w*|rabatt\w*|(?:bonus|loyalty)\s+points|promo(?:tional)?\s+codes?|free\s+(?:gift|pair|shoes?|product|item|socks|return)\w*|goodwill|waive\w*|free of charge|at no (?:extra )?cost|on the house|\d+\s?(?:%|percent|per cent)\s+(?:off|discount)|half price|remise|gutschrift\w*)\b",
            ),
        ),
        (
            Kind::Compensation,
            pattern(
                r"\b(?:compensat\w+|entschädig\w*|dédommag\w*|mak(?:e|ing)\s+(?:it|this|that)\s+up\s+to\s+you)\b",
            ),
        ),
        (
            Kind::Replacement,
            pattern(
                r"\b(?:replacements?|replac(?:e|ed|ing)\s+(?:it|them|this|the|your|that|those|these)|re-?(?:send|sent|sending|ship\w*|deliver\w*)|(?:new|another|second|fresh)\s+(?:pair|parcel|shoes|one|package)|exchang(?:e|ed|ing)\s+(?:it|them|the|your)|ersatz\w*)\b",
            ),
        ),
        (
            Kind::CarrierContact,
            pattern(&format!(
                r"\b(?:(?:contact|ask|call|chas|press|phon|question|email|urg|alert|inform|notif|remind)(?:s|e|es|ed|ied|y|ing)?|(?:writ|wrot|sp[eo]k|talk|check|follow|rais|tak|get|be|are|am)\w*(?:\s+\w+){{0,2}}\s+(?:to|with|up with|in touch with|in contact with))\s+(?:\w+\s+){{0,2}}?{carrier}\b|\b(?:carrier\s+)?(?:in|en)quir(?:y|ies)\b|\b(?:open|start|launch|fil|begin|beg[au]n|rais|lodg|order|request)\w*\s+(?:\w+\s+){{0,3}}?(?:investigation|trace|search|claim)\b"
            )),
        ),
        (
            Kind::Undertaking,
            pattern(
                r"\b(?:we|i)(?:['’]ll|\s+will|\s+shall|(?:['’]m|['’]re|\s+am|\s+are)\s+going\s+to|\s+(?:hereby\s+)?(?:promise|guarantee|commit)(?:\s+to)?)\s+(?:(?:also|gladly|happily|certainly|definitely|personally|now|then|immediately|even|always|therefore|naturally|simply|still|soon)\s+){0,3}(?P<verb>\w+)\b",
            ),
        ),
        (
            Kind::Undertaking,
            pattern(
                r"\b(?:(?:we|i)(?:['’]ve|\s+have)|(?:has|have)\s+been)\s+(?:(?:also|already|just|now)\s+){0,2}(?:cancell?ed|changed|extended|upgraded|shipped|sent|added|booked|arranged|ordered|dispatched|issued|applied|removed|reserved|scheduled|registered|created|given|granted|approved)\b",
            ),
        ),
    ]
});

/// What a person at a desk does without an action of the shop: these undertake nothing that costs.
const LIGHT: &[&str] = &[
    "be",
    "keep",
    "look",
    "check",
    "let",
    "write",
    "reply",
    "answer",
    "get",
    "come",
    "update",
    "inform",
    "tell",
    "need",
    "ask",
    "see",
    "do",
    "hope",
    "remain",
    "stay",
    "continue",
    "pass",
    "forward",
    "share",
    "read",
    "review",
    "explain",
    "follow",
    "watch",
    "monitor",
    "confirm",
    "notify",
    "message",
    "email",
    "mail",
    "know",
    "have",
    "wait",
    "try",
    "find",
    "contact",
    "make",
    "take",
    "not",
    "never",
    "no",
    "been",
    "found",
    "looked",
    "checked",
    "read",
    "seen",
    "asked",
    "received",
    "noted",
    "written",
    "told",
    "had",
    "understood",
    "forwarded",
    "passed",
    "tried",
    "kept",
    "confirmed",
    "learned",
    "learnt",
    "heard",
];

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

/// Every promise in the reply; denials, the customer's own wishes, questions and names of policies are none.
pub fn find(letter: &Letter<'_>, read: &Read) -> Vec<Promise> {
    let body = &letter.body;
    let mut found: Vec<Promise> = Vec::new();
    for (kind, words) in LEXICON.iter() {
        for captures in words.captures_iter(body) {
            let range = captures.get_match().range();
            let light = captures
                .name("verb")
                .is_some_and(|verb| LIGHT.contains(&verb.as_str().to_lowercase().as_str()));
            let promise = promise(letter, read, *kind, range);
            if !light && is_meant(body, &promise) && !found.iter().any(|other| covers(other, &promise)) {
                found.push(promise);
            }
        }
    }
    found
}

/// Whether this stretch denies a promise and makes none.
pub fn is_denial(judged: &Judged<'_>, range: &Range<usize>) -> bool {
    let body = &judged.letter.body;
    let here = |at: usize| range.contains(&at);
    let words =
        LEXICON.iter().flat_map(|(_, words)| words.find_iter(body)).filter(|found| here(found.start()));
    let mut denied =
        words.map(|found| is_denied(body, &judged.letter.sentence(found.start()), &found.range()));
    denied.any(|denied| denied) && !judged.promises.iter().any(|promise| here(promise.range.start))
}

fn promise(letter: &Letter<'_>, read: &Read, kind: Kind, range: Range<usize>) -> Promise {
    let sentence = letter.sentence(range.start);
    let done = happened(&letter.body, &sentence, &range);
    let amount = read.amounts.iter().find(|amount| belongs(&letter.body, amount, &range)).cloned();
    Promise { kind, range, sentence, done, amount }
}

/// `we will refund`: the refund is the promise, not the `we will`.
fn covers(other: &Promise, promise: &Promise) -> bool {
    let overlap = other.range.start < promise.range.end && promise.range.start < other.range.end;
    overlap
        || (promise.kind == Kind::Undertaking
            && other.sentence == promise.sentence
            && other.range.start >= promise.range.start)
}

fn is_meant(body: &str, promise: &Promise) -> bool {
    let before = &body[promise.sentence.start..promise.range.start];
    let after = &body[promise.range.end..promise.sentence.end.max(promise.range.end)];
    let clause = clause_before(before);
    let wish = WISH.is_match(clause);
    let question = body[promise.sentence.clone()].trim_end().ends_with('?')
        && QUESTION.is_match(&body[promise.sentence.clone()]);
    !wish && !question && !COMPOUND.is_match(after) && !is_denied(body, &promise.sentence, &promise.range)
}

fn happened(body: &str, sentence: &Range<usize>, range: &Range<usize>) -> bool {
    let words = body[range.clone()].to_lowercase();
    let past = words.contains("ed")
        || words.starts_with("paid")
        || words.starts_with("gave")
        || words.starts_with("sent");
    past && HAPPENED.is_match(&body[sentence.start..range.start])
}

static BEFORE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[\s-]+(?:\w+\s+){0,2}$"));
static BEFORE_OTHER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:fee|of|and|for|as|in|with|by|to|the|a|your)\b"));
static AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\s+(?:worth|worth of|of|for|over|in the amount of|über|von|de|in Höhe von)?\s*$")
});

/// Right before the words with at most two between (`a $15.00 shopping voucher`), or right after (`a refund of $3.00`).
fn belongs(body: &str, amount: &Amount, words: &Range<usize>) -> bool {
    if amount.range.end <= words.start {
        let between = &body[amount.range.end..words.start];
        BEFORE.is_match(between) && !BEFORE_OTHER.is_match(between)
    } else {
        words.end <= amount.range.start && AFTER.is_match(&body[words.end..amount.range.start])
    }
}

impl Kind {
    /// The actions that keep such a promise.
    pub fn kept_by(self, promise: &Promise) -> &'static [ActionType] {
        use ActionType::{
            CarrierInquiry, CouponExpeditedDelivery, RefundDeliveryFee, TrackRefundDeliveryFee,
        };
        match self {
            Self::Refund if promise.done => &[RefundDeliveryFee],
            Self::Refund => &[RefundDeliveryFee, TrackRefundDeliveryFee],
            // A coupon gives free delivery, no money.
            Self::Coupon | Self::Voucher if promise.amount.is_none() => &[CouponExpeditedDelivery],
            Self::Compensation => &[RefundDeliveryFee, TrackRefundDeliveryFee, CouponExpeditedDelivery],
            Self::CarrierContact => &[CarrierInquiry],
            Self::Coupon
            | Self::Voucher
            | Self::Purchase
            | Self::Goodwill
            | Self::Replacement
            | Self::Undertaking => &[],
        }
    }

    /// A word by which evidence speaks of it.
    pub fn root(self) -> Option<&'static str> {
        match self {
            Self::Refund | Self::Purchase => Some("refund"),
            Self::Coupon | Self::Voucher => Some("coupon"),
            Self::CarrierContact => Some("inquir"),
            Self::Replacement => Some("replacement"),
            Self::Goodwill | Self::Compensation | Self::Undertaking => None,
        }
    }
}
