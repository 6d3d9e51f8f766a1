//! A decision as it is sent, built from the version that was read.

use api::{ActionVerdict, ActionVerdictKind, DecisionId, DecisionRequest, DraftView, Edits, Money, Verdict};
use serde_json::Value;

/// What a person is about to say; changed word by word before it is sent.
#[derive(Clone)]
pub struct Deciding(pub DecisionRequest);

/// Approves this version as it is: every proposed action, nothing edited, nothing acknowledged.
pub fn approve_all(draft: &DraftView) -> Deciding {
    let proposed = draft.actions.iter().filter(|action| !action.offered);
    let approve = ActionVerdict { verdict: ActionVerdictKind::Approve, amount: None };
    Deciding(DecisionRequest {
        decision_id: DecisionId(format!("dec-{}", countersign::ids::fresh())),
        version: draft.version,
        decision_hash: draft.decision_hash.clone(),
        based_on_rev: draft.based_on_rev,
        verdict: Verdict::Approve,
        reason: None,
        note: None,
        edits: None,
        actions: proposed.map(|action| (action.id.clone(), approve)).collect(),
        acknowledged: Vec::new(),
        measured: None,
        claim_number: None,
    })
}

impl Deciding {
    pub fn verdict(mut self, verdict: Verdict) -> Self {
        self.0.verdict = verdict;
        if verdict != Verdict::Approve {
            self.0.actions.clear();
        }
        self
    }

    pub fn reason(mut self, reason: impl Into<Value>) -> Self {
        self.0.reason = Some(reason.into());
        self
    }

    pub fn note(mut self, note: &str) -> Self {
        self.0.note = Some(note.to_owned());
        self
    }

    pub fn body(mut self, body: impl Into<String>) -> Self {
        self.0.edits.get_or_insert_with(Edits::default).body = Some(body.into());
        self
    }

    pub fn to(mut self, to: &[&str]) -> Self {
        self.0.edits.get_or_insert_with(Edits::default).to =
            Some(to.iter().map(|to| (*to).to_owned()).collect());
        self
    }

    pub fn acknowledging<S: Into<String>>(mut self, ids: impl IntoIterator<Item = S>) -> Self {
        self.0.acknowledged.extend(ids.into_iter().map(Into::into));
        self
    }

    /// Refuses the action at this place of the version.
    pub fn refusing(self, draft: &DraftView, place: usize) -> Self {
        self.verdict_on(draft, place, ActionVerdictKind::Refuse, None)
    }

    /// Approves the action at this place with another amount, in cents.
    pub fn paying(self, draft: &DraftView, place: usize, minor: i64) -> Self {
        let amount = Money::new(minor, api::Currency::USD);
        self.verdict_on(draft, place, ActionVerdictKind::Approve, Some(amount))
    }

    fn verdict_on(
        mut self,
        draft: &DraftView,
        place: usize,
        verdict: ActionVerdictKind,
        amount: Option<Money>,
    ) -> Self {
        let id = draft.actions[place].id.clone();
        self.0.actions.insert(id, ActionVerdict { verdict, amount });
        self
    }
}
