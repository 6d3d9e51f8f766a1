//! The hashes that tie a decision to what was read.

use api::{ActionId, ActionParams, CaseId, EvidenceView, Money};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What would leave the house if this were approved as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    pub to: Vec<String>,
    pub cc: Vec<String>,
    pub subject: String,
    pub body: String,
    pub actions: Vec<ContentAction>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentAction {
    pub id: ActionId,
    pub what: ActionParams,
    pub amount: Option<Money>,
}

#[derive(Serialize)]
struct Decided<'a> {
    case: &'a CaseId,
    rev: i64,
    version: i64,
    content_hash: &'a str,
    evidence: Vec<String>,
}

/// SHA-256, lower-case hex, over recipients (trimmed, in their order), subject, body and actions (by id).
pub fn content_hash(content: &Content) -> String {
    let mut canonical = content.clone();
    for address in canonical.to.iter_mut().chain(&mut canonical.cc) {
        *address = address.trim().to_owned();
    }
    canonical.actions.sort_by(|a, b| a.id.cmp(&b.id));
    sha256_of(&canonical)
}

/// SHA-256, lower-case hex: what a person names when they decide. Facts count with their value and not with the
/// time they were read: reading the same again changes nothing.
pub fn decision_hash(
    case: &CaseId,
    rev: i64,
    version: i64,
    content_hash: &str,
    evidence: &[EvidenceView],
) -> String {
    let mut evidence: Vec<String> = evidence.iter().map(evidence_hash).collect();
    evidence.sort();
    sha256_of(&Decided { case, rev, version, content_hash, evidence })
}

fn evidence_hash(fact: &EvidenceView) -> String {
    sha256_of(&(&fact.id, &fact.source, &fact.label, &fact.value))
}

/// The JSON is canonical because struct fields and tuples serialise in their written order and no map is in it.
fn sha256_of(value: &impl Serialize) -> String {
    let json = serde_json::to_vec(value).expect("strings and numbers always serialise");
    Sha256::digest(json).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use api::{Currency, EvidenceId};

    fn refund(id: &str, minor: i64) -> ContentAction {
        ContentAction {
            id: ActionId::parse(id).unwrap(),
            what: ActionParams::RefundDeliveryFee { order_id: 1007, delivery_id: 7, days: 3 },
            amount: Some(Money::new(minor, Currency::USD)),
        }
    }

    fn content() -> Content {
        Content {
            to: vec!["ada@mail.example".to_owned()],
            cc: Vec::new(),
            subject: "Re: Order 1007".to_owned(),
            body: "Hello Ada".to_owned(),
            actions: vec![refund("act_1", 300), refund("act_2", 200)],
        }
    }

    fn fact(value: &str, read_at: &str) -> EvidenceView {
        EvidenceView {
            id: EvidenceId::parse("ev_1").unwrap(),
            source: "Order 1007".to_owned(),
            label: "Days late".to_owned(),
            value: value.to_owned(),
            read_at: read_at.parse().unwrap(),
            valid_until: None,
        }
    }

    #[test]
    fn content_is_the_same_in_another_order_and_with_blanks_around_recipients() {
        let mut other = content();
        other.actions.reverse();
        other.to = vec!["  ada@mail.example ".to_owned()];
        assert_eq!(content_hash(&content()), content_hash(&other));
        assert_eq!(content_hash(&content()).len(), 64);
    }

    #[test]
    fn any_change_of_what_would_be_sent_changes_the_hash() {
        let changes: [fn(&mut Content); 6] = [
            |c| c.to[0] = "Ada@mail.example".to_owned(),
            |c| c.cc.push("eve@mail.example".to_owned()),
            |c| c.subject.push('!'),
            |c| c.body.push(' '),
            |c| c.actions[0].amount = Some(Money::new(299, Currency::USD)),
            |c| c.actions[0].what = ActionParams::CarrierInquiry { order_id: 1007, delivery_id: 7 },
        ];
        for (n, change) in changes.iter().enumerate() {
            let mut other = content();
            change(&mut other);
            assert_ne!(content_hash(&content()), content_hash(&other), "change {n}");
        }
    }

    #[test]
    fn a_decision_names_case_rev_version_content_and_facts_but_not_when_they_were_read() {
        let case = CaseId::parse("cas_1").unwrap();
        let facts = [fact("3", "2026-11-18T10:00:00Z")];
        let hash = decision_hash(&case, 2, 1, "abc", &facts);
        assert_eq!(hash, decision_hash(&case, 2, 1, "abc", &[fact("3", "2026-11-18T11:00:00Z")]));
        let others = [
            decision_hash(&CaseId::parse("cas_2").unwrap(), 2, 1, "abc", &facts),
            decision_hash(&case, 3, 1, "abc", &facts),
            decision_hash(&case, 2, 2, "abc", &facts),
            decision_hash(&case, 2, 1, "abd", &facts),
            decision_hash(&case, 2, 1, "abc", &[fact("4", "2026-11-18T10:00:00Z")]),
            decision_hash(&case, 2, 1, "abc", &[]),
        ];
        for (n, other) in others.iter().enumerate() {
            assert_ne!(&hash, other, "change {n}");
        }
    }
}
