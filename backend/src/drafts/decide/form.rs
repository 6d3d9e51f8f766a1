//! What an approval must say: a verdict on each proposed action, amounts within policy, edits that a mail can carry.

use crate::drafts::bounds::Reply;
use crate::drafts::content::Verdicts;
use crate::drafts::refusal::Refusal;
use api::{ActionView, DecisionRequest, Edits};

/// A note or reason has at most so many characters, as a note on a case has.
const WORDS: usize = 10_000;

/// Every proposed action is named; nothing that policy did not compute can be added.
pub(super) fn complete(actions: &[ActionView], verdicts: &Verdicts) -> Result<(), Refusal> {
    let mut fields = Vec::new();
    for action in actions.iter().filter(|action| !action.offered && !verdicts.contains_key(&action.id)) {
        fields.push((
            format!("actions.{}", action.id),
            "is proposed and must be approved or refused".to_owned(),
        ));
    }
    for (id, verdict) in verdicts {
        match actions.iter().find(|action| &action.id == id) {
            None => fields.push((format!("actions.{id}"), "is not an action of this version".to_owned())),
            Some(action) => fields.extend(
                amount_fault(action, verdict.amount).map(|why| (format!("actions.{id}.amount"), why)),
            ),
        }
    }
    if fields.is_empty() { Ok(()) } else { Err(Refusal::Invalid { fields }) }
}

/// A reviewer may lower an amount; policy caps it.
fn amount_fault(action: &ActionView, given: Option<api::Money>) -> Option<String> {
    let given = given?;
    match action.amount {
        None => Some("this action has no amount".to_owned()),
        Some(cap) if cap.currency != given.currency => Some(format!("must be in {}", cap.currency)),
        Some(_) if given.minor < 0 => Some("must not be negative".to_owned()),
        Some(cap) if given.minor > cap.minor => Some(format!("policy allows at most {cap}")),
        Some(_) => None,
    }
}

/// Recipients, subject and text as a mail can carry them.
pub(super) fn edits(edits: &Edits) -> Result<(), Refusal> {
    let [to, cc] = [&edits.to, &edits.cc].map(|list| list.as_deref().unwrap_or_default());
    let [subject, body] = [&edits.subject, &edits.body].map(|text| text.as_deref().unwrap_or_default());
    let within = Reply { to, cc, subject, body }.within_bounds();
    within.map_err(|broken| Refusal::invalid(format!("edits.{}", broken.field), broken.why))?;
    for (field, list) in [("edits.to", to), ("edits.cc", cc)] {
        if list.iter().any(|address| agent::mail::address::parse(address).is_none()) {
            return Err(Refusal::invalid(field, "must be mail addresses"));
        }
    }
    Ok(())
}

/// What a person says beside the reply itself.
pub(super) fn words(request: &DecisionRequest) -> Result<(), Refusal> {
    let note = request.note.as_deref().unwrap_or_default();
    let reason = request.reason.as_ref().map_or(0, |reason| reason.to_string().len());
    let acknowledged = &request.acknowledged;
    let wrong = [
        (
            !request.decision_id.is_valid(),
            "decision_id",
            "must have 1 to 200 characters, no control characters",
        ),
        (note.chars().count() > WORDS, "note", "may have at most 10,000 characters"),
        (reason > WORDS, "reason", "may have at most 10,000 bytes"),
        (acknowledged.len() > 200, "acknowledged", "may have at most 200 entries"),
        (acknowledged.iter().any(|id| id.len() > 200), "acknowledged", "an id has at most 200 bytes"),
    ];
    match wrong.into_iter().find(|(is_wrong, ..)| *is_wrong) {
        Some((_, field, why)) => Err(Refusal::invalid(field, why)),
        None => Ok(()),
    }
}
