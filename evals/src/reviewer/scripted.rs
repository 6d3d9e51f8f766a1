//! A decision as a case writes it down: the fields of a decision, with actions named by their type, because a script
//! cannot know their ids.

use api::{
    ActionType, ActionVerdict, ActionVerdictKind, DecisionRequest, DraftView, Edits, RejectReason, Verdict,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// One entry of a case's `review` list; the n-th decides the n-th version that waits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scripted {
    pub verdict: Verdict,
    /// As in a decision; of `unwanted_action` the type stands in place of the id.
    #[serde(default)]
    pub reason: Option<Value>,
    #[serde(default)]
    pub note: Option<String>,
    #[serde(default)]
    pub edits: Option<Edits>,
    /// Proposed actions that are not named are approved, offered ones left.
    #[serde(default)]
    pub actions: BTreeMap<ActionType, ActionVerdict>,
    /// Absent: every warning.
    #[serde(default)]
    pub acknowledged: Option<Vec<String>>,
}

impl Scripted {
    pub(super) fn decide(&self, draft: &DraftView, plain: DecisionRequest) -> DecisionRequest {
        DecisionRequest {
            verdict: self.verdict,
            reason: self.reason.clone().map(|reason| named(reason, draft)),
            note: self.note.clone(),
            edits: self.edits.clone(),
            actions: if self.verdict == Verdict::Approve { self.verdicts(draft) } else { BTreeMap::new() },
            acknowledged: self.acknowledged.clone().unwrap_or_else(|| plain.acknowledged.clone()),
            ..plain
        }
    }

    fn verdicts(&self, draft: &DraftView) -> BTreeMap<api::ActionId, ActionVerdict> {
        let approve = ActionVerdict { verdict: ActionVerdictKind::Approve, amount: None };
        let verdict = |action: &api::ActionView| {
            let said = self.actions.get(&action.what.kind()).copied();
            said.or_else(|| (!action.offered).then_some(approve)).map(|verdict| (action.id.clone(), verdict))
        };
        draft.actions.iter().filter_map(verdict).collect()
    }
}

/// `{"unwanted_action": "carrier_inquiry"}` with the id that it has in this draft.
fn named(reason: Value, draft: &DraftView) -> Value {
    let kind = reason.get("unwanted_action").and_then(Value::as_str);
    let meant = draft.actions.iter().find(|action| Some(action.what.kind().as_str()) == kind);
    meant.map_or(reason.clone(), |action| json!(RejectReason::UnwantedAction(action.id.clone())))
}
