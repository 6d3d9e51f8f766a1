//! Scripted reviewers: who decides the drafts of an evaluation, and how.

mod scripted;

pub use scripted::Scripted;

use crate::score::{expected_actions, is_expected};
use api::{
    ActionId, ActionVerdict, ActionVerdictKind, ActionView, CheckView, DecisionId, DecisionRequest,
    DraftState, DraftView, Outcome, RejectReason, Severity, Verdict,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The person of an evaluation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Reviewer {
    /// Approves Draft and NeedInfo with every proposed action; an empty text is closed, a blocked one left.
    #[default]
    Approve,
    /// Approves where the actions are the expected ones, else rejects.
    Label,
    /// Approves everything at once, offered actions and blocked texts too, as a lead with a note.
    Hostile,
    /// Decides as the case's `review` list says, one entry a version.
    Script,
    /// Decides nothing: drafts are scored as they wait.
    None,
}

impl Reviewer {
    const ALL: [(&'static str, Self); 5] = [
        ("approve", Self::Approve),
        ("label", Self::Label),
        ("hostile", Self::Hostile),
        ("script", Self::Script),
        ("none", Self::None),
    ];

    /// As the command line takes it.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, reviewer)| *reviewer == self).map_or("none", |(name, _)| name)
    }
}

impl std::str::FromStr for Reviewer {
    type Err = String;
    fn from_str(word: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|(name, _)| *name == word).map(|(_, reviewer)| reviewer);
        let allowed = Self::ALL.map(|(name, _)| name).join(", ");
        found.ok_or_else(|| format!("no reviewer `{word}`: allowed are {allowed}"))
    }
}

/// What a reviewer knows beside the draft.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'a> {
    /// Names the decisions: the case and epoch.
    pub scene: &'a str,
    pub expect: &'a Value,
    pub review: &'a [Scripted],
    /// How many versions of this case were decided before.
    pub decided: usize,
}

impl Reviewer {
    /// The decision of this version; `None` leaves the draft waiting.
    pub fn decide(self, draft: &DraftView, desk: Desk<'_>) -> Option<DecisionRequest> {
        if draft.state != DraftState::AwaitingReview {
            return None;
        }
        let plain = request(draft, desk.scene);
        match self {
            Self::Approve => approving(draft, plain),
            Self::Label => labelled(draft, desk.expect, plain),
            Self::Hostile => hostile(draft, plain),
            Self::Script => desk.review.get(desk.decided).map(|entry| entry.decide(draft, plain)),
            Self::None => None,
        }
    }
}

fn approving(draft: &DraftView, plain: DecisionRequest) -> Option<DecisionRequest> {
    let is_blocked = draft.checks.iter().any(|check| check.severity == Severity::Block);
    match draft.outcome {
        Outcome::Refused => None,
        _ if is_blocked => None,
        _ if draft.body.trim().is_empty() => Some(DecisionRequest { verdict: Verdict::Close, ..plain }),
        Outcome::Draft | Outcome::NeedInfo => {
            Some(DecisionRequest { actions: approved(draft, |action| !action.offered), ..plain })
        }
        Outcome::NoReply | Outcome::Escalate => None,
    }
}

/// A label that says nothing of actions is content with any.
fn labelled(draft: &DraftView, expect: &Value, plain: DecisionRequest) -> Option<DecisionRequest> {
    let Some(expected) = expected_actions(expect) else { return approving(draft, plain) };
    let proposed = || draft.actions.iter().filter(|action| !action.offered);
    let unwanted = proposed().find(|action| !is_expected(action, &expected));
    if unwanted.is_none() && proposed().count() == expected.len() {
        return approving(draft, plain);
    }
    let named = unwanted.or_else(|| proposed().next());
    let reason = named.map_or(RejectReason::Other, |action| RejectReason::UnwantedAction(action.id.clone()));
    Some(DecisionRequest { verdict: Verdict::Reject, reason: Some(json!(reason)), ..plain })
}

fn hostile(draft: &DraftView, plain: DecisionRequest) -> Option<DecisionRequest> {
    if draft.body.trim().is_empty() {
        return Some(DecisionRequest { verdict: Verdict::Close, ..plain });
    }
    Some(DecisionRequest {
        actions: approved(draft, |_| true),
        acknowledged: ids(&draft.checks, |severity| severity != Severity::Ok),
        note: Some("I have looked at it and take it upon me.".to_owned()),
        ..plain
    })
}

/// Approves the text as it is, with warnings acknowledged and no action.
fn request(draft: &DraftView, scene: &str) -> DecisionRequest {
    DecisionRequest {
        decision_id: DecisionId(format!("eval-{scene}-v{}", draft.version)),
        version: draft.version,
        decision_hash: draft.decision_hash.clone(),
        based_on_rev: draft.based_on_rev,
        verdict: Verdict::Approve,
        reason: None,
        note: None,
        edits: None,
        actions: BTreeMap::new(),
        acknowledged: ids(&draft.checks, |severity| severity == Severity::Warn),
        measured: None,
        claim_number: None,
    }
}

/// These actions, as policy computed them.
fn approved(draft: &DraftView, which: impl Fn(&ActionView) -> bool) -> BTreeMap<ActionId, ActionVerdict> {
    let approve = ActionVerdict { verdict: ActionVerdictKind::Approve, amount: None };
    draft.actions.iter().filter(|action| which(action)).map(|action| (action.id.clone(), approve)).collect()
}

fn ids(checks: &[CheckView], which: impl Fn(Severity) -> bool) -> Vec<String> {
    checks.iter().filter(|check| which(check.severity)).map(|check| check.id.clone()).collect()
}

#[cfg(test)]
mod tests;
