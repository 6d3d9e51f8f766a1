//! Fraud, or a chargeback.

use super::patterns::Patterns;
use std::sync::LazyLock;

static CLAIMS: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(
        &[
            r"\bcharge-?backs?\b|\b(a|file|start|request|raise|issue) charge backs?\b",
            r"\b(dispute|disputing|reverse|contest)\b.{0,30}\b(charge|payment|transaction)s?\b.{0,40}\b(bank|card|paypal|visa|mastercard|amex)\b",
            r"\b(bank|card (company|issuer)|paypal|visa|mastercard|amex)\b.{0,40}\b(dispute|disputing|reverse|claw|claim)\b",
            r"\b(call|contact|go to|involve|inform|ring|ask) my (bank|credit card|card (company|issuer))\b",
            r"\b(fraud|fraudulent|fraudsters?|scammed|scammers?|identity theft)\b",
            r"\b(this|it|you|shop|site|company) (is|are|looks like|must be|'s|'re) (just |all )?an? scam\b",
            r"\b(un-?authori[sz]ed|suspicious|unknown) (charge|transaction|purchase|payment|order)s?\b",
            r"\b(did not|didn't|never) (make|made|authori[sz]e|authori[sz]ed|place|placed) (this|that|the|any|an?|such) (order|purchase|payment|charge|transaction)\b",
            r"\b(stole|stolen|hacked|cloned|misused)\b.{0,25}\b(card|account|identity|details)\b",
            r"\b(card|account|identity)\b.{0,25}\b(stolen|hacked|cloned|misused)\b",
            r"\b(report|go|call|going|reported)\b.{0,25}\b(the )?police\b",
        ],
        &[r"\b(did not|didn't|never) (place|make) (the|any|an?) order (yet|before)\b"],
    )
});

/// The words that speak of fraud or a chargeback.
pub fn claim(text: &str) -> Option<String> {
    CLAIMS.find(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fraud_and_chargebacks_are_seen_and_an_ordinary_charge_is_not() {
        for text in [
            "I'll file a chargeback tomorrow.",
            "I did not make this purchase",
            "Somebody used my stolen card at your shop.",
            "Refund me or I will call my bank",
            "There is an unauthorised charge on my statement",
        ] {
            assert!(claim(text).is_some(), "{text}");
        }
        for text in [
            "I was charged for express delivery and it came late.",
            "My bank statement shows the delivery fee twice.",
            "Do you charge for returns?",
            "The charger of my watch is missing.",
        ] {
            assert_eq!(claim(text), None, "{text}");
        }
    }
}
