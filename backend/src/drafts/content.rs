//! What would leave the house: as proposed, or as a person decided it.

use agent::draft::{Content, ContentAction, Proposal, body};
use api::{ActionVerdict, ActionVerdictKind, ActionView, Edits, Money};
use std::collections::BTreeMap;

/// A person's verdicts, by action id.
pub type Verdicts = BTreeMap<api::ActionId, ActionVerdict>;

/// The content of a version as it stands: what an approval without any change would send and do.
pub fn proposed(proposal: &Proposal) -> Content {
    let actions = proposal.actions.iter().filter(|action| !action.offered);
    Content {
        to: proposal.to.clone(),
        cc: proposal.cc.clone(),
        subject: proposal.subject.clone(),
        body: body(&proposal.segments),
        actions: actions.map(|action| content_action(action, action.amount)).collect(),
    }
}

/// The content that a person decided: their edits, and the actions they approved, with their amounts.
pub fn decided(proposal: &Proposal, edits: &Edits, verdicts: &Verdicts) -> Content {
    let approved = proposal.actions.iter().filter_map(|action| {
        let verdict = verdicts.get(&action.id)?;
        is_approval(verdict).then(|| content_action(action, verdict.amount.or(action.amount)))
    });
    Content {
        to: edits.to.clone().unwrap_or_else(|| proposal.to.clone()),
        cc: edits.cc.clone().unwrap_or_else(|| proposal.cc.clone()),
        subject: edits.subject.clone().unwrap_or_else(|| proposal.subject.clone()),
        body: edits.body.as_ref().map_or_else(|| body(&proposal.segments), |body| body.replace("\r\n", "\n")),
        actions: approved.collect(),
    }
}

/// An amount lowered to nothing is a refusal.
pub fn is_approval(verdict: &ActionVerdict) -> bool {
    verdict.verdict == ActionVerdictKind::Approve && verdict.amount.is_none_or(|amount| amount.minor > 0)
}

fn content_action(action: &ActionView, amount: Option<Money>) -> ContentAction {
    ContentAction { id: action.id.clone(), what: action.what.clone(), amount }
}
