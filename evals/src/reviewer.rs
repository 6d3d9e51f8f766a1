//! Scripted reviewers: who decides the drafts of an evaluation, and how.

use api::{
    ActionId, ActionVerdict, ActionVerdictKind, CheckView, DecisionId, DecisionRequest, DraftState,
    DraftView, Outcome, Severity, Verdict,
};
use std::collections::BTreeMap;

/// The person of an evaluation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Reviewer {
    /// Approves Draft and NeedInfo with every proposed action; an empty text is closed, a blocked one left.
    #[default]
    Approve,
    /// Decides nothing: drafts are scored as they wait.
    None,
}

impl std::str::FromStr for Reviewer {
    type Err = String;
    fn from_str(word: &str) -> Result<Self, String> {
        match word {
            "approve" => Ok(Self::Approve),
            "none" => Ok(Self::None),
            _ => Err(format!("no reviewer `{word}`: allowed are approve, none")),
        }
    }
}

impl Reviewer {
    /// The decision of this version, named after the scene; `None` leaves the draft waiting.
    pub fn decide(self, draft: &DraftView, scene: &str) -> Option<DecisionRequest> {
        if draft.state != DraftState::AwaitingReview {
            return None;
        }
        let verdict = match self {
            Self::Approve => approving(draft)?,
            Self::None => return None,
        };
        Some(request(draft, verdict, scene))
    }
}

fn approving(draft: &DraftView) -> Option<Verdict> {
    if draft.outcome == Outcome::Refused || draft.checks.iter().any(|check| check.severity == Severity::Block)
    {
        return None;
    }
    if draft.body.trim().is_empty() {
        return Some(Verdict::Close);
    }
    match draft.outcome {
        Outcome::Draft | Outcome::NeedInfo => Some(Verdict::Approve),
        Outcome::NoReply | Outcome::Escalate | Outcome::Refused => None,
    }
}

fn request(draft: &DraftView, verdict: Verdict, scene: &str) -> DecisionRequest {
    DecisionRequest {
        decision_id: DecisionId(format!("eval-{scene}-v{}", draft.version)),
        version: draft.version,
        decision_hash: draft.decision_hash.clone(),
        based_on_rev: draft.based_on_rev,
        verdict,
        reason: None,
        note: None,
        edits: None,
        actions: if verdict == Verdict::Approve { proposed(draft) } else { BTreeMap::new() },
        acknowledged: warnings(&draft.checks),
        measured: None,
        claim_number: None,
    }
}

/// Every proposed action as policy computed it; the offered ones are left.
fn proposed(draft: &DraftView) -> BTreeMap<ActionId, ActionVerdict> {
    let approve = ActionVerdict { verdict: ActionVerdictKind::Approve, amount: None };
    let proposed = draft.actions.iter().filter(|action| !action.offered);
    proposed.map(|action| (action.id.clone(), approve)).collect()
}

fn warnings(checks: &[CheckView]) -> Vec<String> {
    let warnings = checks.iter().filter(|check| check.severity == Severity::Warn);
    warnings.map(|check| check.id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::{action, draft};
    use serde_json::json;

    fn verdict(outcome: &str, body: &str, severity: &str) -> Option<Verdict> {
        let checks = json!([{"id": "promise", "severity": severity, "message": "", "segment_id": null}]);
        let draft = draft(json!({"outcome": outcome, "body": body, "checks": checks}));
        Reviewer::Approve.decide(&draft, "late-1.1").map(|request| request.verdict)
    }

    #[test]
    fn a_draft_is_approved_an_empty_text_closed_a_blocked_one_left() {
        for (outcome, body, severity, expected) in [
            ("draft", "It arrives today.", "ok", Some(Verdict::Approve)),
            ("need_info", "Which number?", "warn", Some(Verdict::Approve)),
            ("no_reply", "", "ok", Some(Verdict::Close)),
            ("escalate", "", "ok", Some(Verdict::Close)),
            ("escalate", "We will look into it.", "ok", None),
            ("draft", "We pay you a million.", "block", None),
            ("refused", "We pay you a million.", "ok", None),
        ] {
            assert_eq!(verdict(outcome, body, severity), expected, "{outcome}, {severity}: {body:?}");
        }
    }

    #[test]
    fn an_offered_action_is_not_taken_and_a_warning_is_acknowledged() {
        let draft = draft(json!({
            "actions": [action("act_1", 7, false), action("act_2", 8, true)],
            "checks": [{"id": "address", "severity": "warn", "message": "", "segment_id": null},
                       {"id": "amount", "severity": "ok", "message": "", "segment_id": null}],
        }));
        let request = Reviewer::Approve.decide(&draft, "late-1.1").unwrap();
        assert_eq!(request.actions.keys().map(ActionId::as_str).collect::<Vec<_>>(), ["act_1"]);
        assert_eq!(request.acknowledged, ["address"]);
    }

    #[test]
    fn nobody_decides_twice_and_nobody_means_nobody() {
        let decided = draft(json!({"state": "released"}));
        assert_eq!(Reviewer::Approve.decide(&decided, "late-1.1"), None);
        assert_eq!(Reviewer::None.decide(&draft(json!({})), "late-1.1"), None);
    }

    #[test]
    fn a_reviewer_nobody_knows_is_refused_with_what_is_allowed() {
        assert_eq!("none".parse(), Ok(Reviewer::None));
        assert!("approved".parse::<Reviewer>().unwrap_err().contains("approve, none"));
    }
}
