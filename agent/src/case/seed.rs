//! Ids of what a run proposes: hashes, so that a resumed run and a replay give the same bytes.

use api::{ActionId, ActionType, CaseId, EvidenceId};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What makes ids unique: no other draft of any case has this case and version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seed {
    pub case: CaseId,
    pub version: i64,
}

impl Seed {
    pub fn action(&self, kind: ActionType, delivery_id: i64) -> ActionId {
        ActionId::from_tail(self.hash(&["action", kind.as_str(), &delivery_id.to_string()]))
    }

    /// `about`: which item the fact is of; `label`: which fact.
    pub fn evidence(&self, about: &str, label: &str) -> EvidenceId {
        EvidenceId::from_tail(self.hash(&["evidence", about, label]))
    }

    /// `paragraph`: where in the letter; `block`: which phrase of it.
    pub fn segment(&self, paragraph: &str, block: &str) -> String {
        format!("seg_{}", self.hash(&["segment", paragraph, block]))
    }

    /// 80 bits in hex: enough for every draft of a shop, short enough to read.
    fn hash(&self, parts: &[&str]) -> String {
        let version = self.version.to_string();
        let mut sha = Sha256::new();
        for part in [self.case.as_str(), &version].iter().chain(parts) {
            sha.update(part.len().to_le_bytes()); // lengths keep ("a", "bc") and ("ab", "c") apart
            sha.update(part.as_bytes());
        }
        sha.finalize().iter().take(10).map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_same_twice_and_another_in_the_next_version() {
        let first = Seed { case: CaseId::from_tail("1"), version: 1 };
        let second = Seed { version: 2, ..first.clone() };
        let kind = ActionType::RefundDeliveryFee;
        assert_eq!(first.action(kind, 7), first.action(kind, 7));
        assert_ne!(first.action(kind, 7), second.action(kind, 7));
        assert_ne!(first.action(kind, 7), first.action(kind, 8));
    }
}
