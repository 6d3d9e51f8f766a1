//! The words of promises, kind by kind: English, with the commonest German and French ones.

use super::Kind;
use crate::checks::read::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// Patterns, matched on word boundaries and without case; of two kinds on the same words the earlier one counts.
const WORDS: &[(Kind, &str)] = &[
    (
        Kind::Purchase,
        r"(?:refund|reimburs)\w*\s+(?:you\s+)?(?:for\s+|of\s+)?(?:the|your|these|those|both|all)\s+(?:\w+\s+)?GOODS",
    ),
    (
        Kind::Purchase,
        r"(?:pa(?:y|ys|id|ying)|transferr?(?:ed|ing)?)\s+(?:\S+\s+){0,3}?GOODS\s+(?:\S+\s+){0,2}?back|back\s+for\s+(?:\w+\s+)?GOODS",
    ),
    (Kind::Refund, r"refund(?:s|ed|ing|able)?|reimburs\w+|money[- ]back|credited|crediting|charged? back"),
    (
        Kind::Refund,
        r"pa(?:y|ys|id|ying)\s+(?:(?:you|it|this|that|the|your|all|half|part|some|[$€£]?\d\S*)\s+(?:\S+\s+){0,4}?)?back",
    ),
    (
        Kind::Refund,
        r"(?:giv(?:e|en|ing)|gave|send(?:ing)?|sent|transferr?(?:ed|ing)?|get|receive|have)\s+(?:\S+\s+){0,3}?(?:money|fee|amount|costs?|sum|cash|payment|[$€£]?\d\S*)\s+(?:\S+\s+){0,2}?back",
    ),
    (Kind::Refund, r"erstatt\w*|rückerstatt\w*|rückzahlung\w*|rembours\w*"),
    (
        Kind::Coupon,
        r"coupons?|free(?:\s+(?:expedited|express|next-day|standard|priority))?\s+(?:delivery|shipping|postage)",
    ),
    (
        Kind::Coupon,
        r"(?:delivery|shipping|postage)\s+(?:is|will be|comes)\s+(?:free|on us|on the house)|upgrad\w+\s+(?:\w+\s+){0,3}(?:express|expedited)",
    ),
    (Kind::Voucher, r"vouchers?|gutschein\w*|bons? d['’]achat"),
    (
        Kind::Goodwill,
        r"gift\s?cards?|(?:store|shop)\s+credit|(?:an?|in|as|account|[\d.,]+)\s+credits?|credits?\s+(?:to|on|for|of|worth|over|notes?)",
    ),
    (
        Kind::Goodwill,
        r"discount\w*|rabatt\w*|remise|gutschrift\w*|goodwill|half price|\d+\s?(?:%|percent|per cent)\s+(?:off|discount)|(?:bonus|loyalty)\s+points|promo(?:tional)?\s+codes?",
    ),
    (
        Kind::Goodwill,
        r"free\s+(?:gift|pair|shoes?|product|item|socks|return)\w*|free of charge|at no (?:extra )?cost|on the house|waive\w*",
    ),
    (
        Kind::Compensation,
        r"compensat\w+|entschädig\w*|dédommag\w*|mak(?:e|ing)\s+(?:it|this|that)\s+up\s+to\s+you",
    ),
    (
        Kind::Replacement,
        r"replacements?|replac(?:e|ed|ing)\s+(?:it|them|this|the|your|that|those|these)|re-?(?:send|sent|sending|ship\w*|deliver\w*)|ersatz\w*",
    ),
    (
        Kind::Replacement,
        r"new\s+(?:pair|parcel|shoes|one|package)|(?:another|second|fresh)\s+pair|exchang(?:e|ed|ing)\s+(?:it|them|the|your)",
    ),
    (
        Kind::CarrierContact,
        r"(?:contact|ask|call|chas|press|phon|question|email|urg|alert|inform|notif|remind)(?:s|e|es|ed|ied|y|ing)?\s+(?:\w+\s+){0,2}?CARRIER",
    ),
    (
        Kind::CarrierContact,
        r"(?:writ|wrot|sp[eo]k|talk|check|follow|rais|tak|get|be|are|am)\w*(?:\s+\w+){0,2}\s+(?:to|with|up with|in touch with|in contact with)\s+(?:\w+\s+){0,2}?CARRIER",
    ),
    (
        Kind::CarrierContact,
        r"ask(?:ed|ing)?\s+(?:[\w&'’-]+\s+){1,3}?to\s+(?:find out|trace|track down|look for|search|locate|investigate)",
    ),
    (
        Kind::CarrierContact,
        r"(?:carrier\s+)?(?:in|en)quir(?:y|ies)|(?:open|start|launch|fil|begin|beg[au]n|rais|lodg)\w*\s+(?:\w+\s+){0,3}?(?:investigation|trace|search|claim)",
    ),
    (
        Kind::Undertaking,
        r"(?:we|i)(?:['’]ll|\s+will|\s+shall|(?:['’]m|['’]re|\s+am|\s+are)\s+going\s+to|\s+(?:hereby\s+)?(?:promise|guarantee|commit)(?:\s+to)?)\s+(?:(?:also|gladly|happily|certainly|definitely|personally|now|then|immediately|even|always|therefore|naturally|simply|still|soon)\s+){0,3}(?P<verb>\w+)",
    ),
    (
        Kind::Undertaking,
        r"(?:we|i)(?:['’]ve|\s+have)\s+(?:(?:also|already|just|now)\s+){0,2}(?:cancell?ed|changed|extended|upgraded|shipped|sent|added|booked|arranged|ordered|dispatched|issued|applied|removed|reserved|scheduled|registered|created|given|granted|approved)",
    ),
    (
        Kind::Undertaking,
        r"(?:has|have)\s+been\s+(?:(?:also|already|just|now)\s+){0,2}(?:extended|upgraded|added|applied|issued|reserved|granted)",
    ),
    (
        Kind::Undertaking,
        r"and\s+(?:(?:also|will|have|then)\s+){0,2}(?:cancel(?:l?ed)?|extend(?:ed)?|upgraded?|doubled?|shipped|issued)",
    ),
];

const CARRIER: &str = r"(?:carriers?|couriers?|ups|dhl|fedex|usps|dpd|hermes|gls|post office|postal service|delivery (?:company|service|firm|partner)|shipping (?:company|partner)|depot|driver)";

/// What was bought: the shop pays back delivery fees, not this.
const GOODS: &str = r"(?:shoes?|purchase|items?|price|goods|pairs?|products?|sneakers|boots|trainers)";

pub static LEXICON: LazyLock<Vec<(Kind, Regex)>> = LazyLock::new(|| {
    let compile = |words: &str| {
        pattern(&format!(r"\b(?:{})\b", words.replace("CARRIER", CARRIER).replace("GOODS", GOODS)))
    };
    WORDS.iter().map(|(kind, words)| (*kind, compile(words))).collect()
});

/// What a person at a desk does without an action of the shop: these undertake nothing that costs.
pub const LIGHT: &[&str] = &[
    "answer", "ask", "be", "check", "come", "confirm", "contact", "continue", "do", "email", "explain",
    "find", "follow", "forward", "get", "have", "hope", "inform", "keep", "know", "let", "look", "mail",
    "make", "message", "monitor", "need", "never", "no", "not", "notify", "pass", "read", "remain", "reply",
    "review", "see", "share", "stay", "take", "tell", "try", "update", "wait", "watch", "write",
];
