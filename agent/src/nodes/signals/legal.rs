//! A legal threat.

use super::patterns::Patterns;
use std::sync::LazyLock;

static THREATS: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(
        &[
            r"\b(my|our|an?|the) (lawyer|attorney|solicitor|barrister|legal (team|counsel|advis[eo]r|representative))s?\b",
            r"\b(lawyer|attorney|solicitor)s? (will|shall|is|are|has|have)\b",
            r"\b(legal|court) (action|proceedings?|steps|consequences|route|case|claim)\b",
            r"\blegally\b.{0,40}\b(liable|responsible|obliged)\b",
            r"\b(will|'ll|shall|gonna|going to|have to|want to|ready to|about to|might|could|forced to) sue\b",
            r"\bsue (you|your|them|the (shop|company|store))\b",
            r"\b(suing|lawsuit|small claims|subpoena|litigation)\b",
            r"\b(see|meet|take|drag|bring) (you|this|it|the matter|your company)( all)? (in|to|before) (a )?(court|tribunal)\b",
            r"\b(go|going) to court\b",
            r"\b(report|complain|complaint|refer|contact)\w*\b.{0,40}\b(trading standards|consumer (protection|rights|affairs|council|centre|center|ombudsman)|ombudsman|better business bureau|attorney general|regulator)\b",
            r"\bbreach of contract\b",
            r"\bpress charges\b",
        ],
        &[
            r"\b(i am|i'm|she is|he is|works? as|as) an? (lawyer|attorney|solicitor)\b",
            r"\bfor (my|our) (lawyer|solicitor|attorney)'s\b",
        ],
    )
});

/// The words of a legal threat in a mail.
pub fn threat(text: &str) -> Option<String> {
    THREATS.find(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legal_threat_is_seen_and_ordinary_words_are_not() {
        for text in [
            "If it is not here by Friday I will take legal action.",
            "You will hear from my lawyer",
            "see you in court!",
            "I'm going to sue.",
            "I will report you to the consumer protection agency",
            "This is a breach of contract, and you know it",
        ] {
            assert!(threat(text).is_some(), "{text}");
        }
        for text in [
            "Hello, I have an issue with my parcel.",
            "Out of courtesy, please tell me where it is.",
            "Do these work on a tennis court?",
            "Regards, Sue",
            "Is this shoe legal for races?",
            "Could you pursue this with the carrier?",
        ] {
            assert_eq!(threat(text), None, "{text}");
        }
    }
}
