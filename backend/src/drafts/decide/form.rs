//! What an approval must say: a verdict on each proposed action, amounts within policy, edits that a mail can carry.

use crate::drafts::content::Verdicts;
use crate::drafts::refusal::Refusal;
use api::{ActionView, Edits};

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
    let lists = [("edits.to", &edits.to), ("edits.cc", &edits.cc)];
    for (field, list) in lists {
        let list = list.as_deref().unwrap_or_default();
        if list.len() > 20 || list.iter().any(|address| agent::mail::address::parse(address).is_none()) {
            return Err(Refusal::invalid(field, "must be at most 20 mail addresses"));
        }
    }
    let subject = edits.subject.as_deref().unwrap_or_default();
    if subject.contains(['\r', '\n', '\0']) || subject.chars().count() > 998 {
        return Err(Refusal::invalid("edits.subject", "must be one line of at most 998 characters"));
    }
    if edits.body.as_ref().is_some_and(|body| body.contains('\0') || body.len() > 100_000) {
        return Err(Refusal::invalid("edits.body", "must have at most 100,000 bytes and no NUL"));
    }
    Ok(())
}
