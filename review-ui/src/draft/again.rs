//! Asking again: a decision whose answer was lost may have been recorded, so it keeps its name.

use api::DecisionRequest;

/// Whether the one that was sent says what the person says now. Its name, figures and claim are of the first time.
pub fn says_the_same(sent: &DecisionRequest, now: &DecisionRequest) -> bool {
    let as_sent = DecisionRequest {
        decision_id: sent.decision_id.clone(),
        measured: sent.measured.clone(),
        claim_number: sent.claim_number,
        ..now.clone()
    };
    *sent == as_sent
}

#[cfg(test)]
mod tests {
    use super::*;
    use api::{DecisionId, Edits, Measured, Verdict};

    fn decision(id: &str) -> DecisionRequest {
        DecisionRequest {
            decision_id: DecisionId(id.to_owned()),
            version: 1,
            decision_hash: "h".to_owned(),
            based_on_rev: 1,
            verdict: Verdict::Approve,
            reason: None,
            note: Some("as asked".to_owned()),
            edits: None,
            actions: Default::default(),
            acknowledged: Vec::new(),
            measured: None,
            claim_number: None,
        }
    }

    #[test]
    fn a_second_press_is_the_same_decision_as_long_as_it_says_the_same() {
        let measured = Some(Measured::default());
        let sent = DecisionRequest { measured, claim_number: Some(4), ..decision("first") };
        let pressed = decision("second");
        assert!(says_the_same(&sent, &pressed));
        for other in [
            DecisionRequest { verdict: Verdict::Close, ..pressed.clone() },
            DecisionRequest { note: None, ..pressed.clone() },
            DecisionRequest { decision_hash: "another version".to_owned(), ..pressed.clone() },
            DecisionRequest { edits: Some(Edits::default()), ..pressed },
        ] {
            assert!(!says_the_same(&sent, &other), "{other:?}");
        }
    }
}
