//! Actions as labels write them, and as drafts propose them: compared whole, to the cent.

use super::Tally;
use crate::play::Played;
use api::{ActionView, EffectKind, EffectState};
use serde::Deserialize;
use serde_json::{Map, Value};

/// What tells one action from another; any other field of a label is a remark.
const COMPARED: [&str; 7] =
    ["type", "order_id", "delivery_id", "amount_minor", "currency", "days", "valid_days"];

#[derive(Deserialize)]
struct Labels {
    actions: Option<Vec<Map<String, Value>>>,
}

/// `None`: the label does not say.
pub fn expected(expect: &Value) -> Option<Vec<Map<String, Value>>> {
    let labels = Labels::deserialize(expect).ok()?;
    labels.actions.map(|actions| actions.into_iter().map(compared).collect())
}

/// Whether a label expects this action, to the cent.
pub fn is_expected(action: &ActionView, expected: &[Map<String, Value>]) -> bool {
    expected.contains(&labelled(action))
}

fn compared(mut action: Map<String, Value>) -> Map<String, Value> {
    action.retain(|name, value| COMPARED.contains(&name.as_str()) && !value.is_null());
    action
}

/// An action of a draft in the words of the labels.
pub fn told(action: &ActionView) -> Value {
    let mut told = labelled(action);
    told.insert("offered".to_owned(), Value::Bool(action.offered));
    Value::Object(told)
}

fn labelled(action: &ActionView) -> Map<String, Value> {
    let on_the_wire = serde_json::to_value(&action.what).unwrap_or_default();
    let mut flat = on_the_wire["params"].as_object().cloned().unwrap_or_default();
    flat.insert("type".to_owned(), on_the_wire["type"].clone());
    if let Some(amount) = action.amount {
        flat.insert("amount_minor".to_owned(), amount.minor.into());
        flat.insert("currency".to_owned(), amount.currency.as_str().into());
    }
    compared(flat)
}

/// What the first proposal would do if a person says no more than yes.
pub fn proposed(played: &Played) -> Vec<Map<String, Value>> {
    let actions = played.proposal.iter().flat_map(|draft| &draft.actions);
    actions.filter(|action| !action.offered).map(labelled).collect()
}

/// Those of `these` that `those` does not have, each counted as often as it stands there.
pub fn missing_from(those: &[Map<String, Value>], these: &[Map<String, Value>]) -> Vec<Map<String, Value>> {
    let mut left = those.to_vec();
    let mut missing = Vec::new();
    for action in these {
        match left.iter().position(|other| other == action) {
            Some(place) => drop(left.swap_remove(place)),
            None => missing.push(action.clone()),
        }
    }
    missing
}

/// Amounts to the cent, and whatever was proposed or executed without being expected.
pub fn score(_: &str, expect: &Value, played: &Played, tally: &mut Tally) {
    let Some(expected) = expected(expect) else { return };
    let with_amount: Vec<_> = expected.iter().filter(|action| action.contains_key("amount_minor")).collect();
    let proposed = proposed(played);
    let is_right =
        |action: &&&Map<String, Value>| proposed.iter().any(|other| money_of(other) == money_of(action));
    tally.share("amounts_exact", with_amount.iter().filter(is_right).count(), with_amount.len());
    tally.count("harmful_proposals", harmful_proposals(&expected, played));
    tally.count("harmful_executions", missing_from(&expected, &executed(played)).len());
}

fn money_of(action: &Map<String, Value>) -> [Option<&Value>; 5] {
    ["type", "order_id", "delivery_id", "amount_minor", "currency"].map(|name| action.get(name))
}

/// Proposed in any version, and not expected: a person who only says yes would do harm.
fn harmful_proposals(expected: &[Map<String, Value>], played: &Played) -> usize {
    let of_version = |draft: &api::DraftView| {
        let proposed = draft.actions.iter().filter(|action| !action.offered).map(labelled);
        missing_from(expected, &proposed.collect::<Vec<_>>()).len()
    };
    played.versions.iter().map(of_version).sum()
}

fn executed(played: &Played) -> Vec<Map<String, Value>> {
    let done = |state| state == EffectState::Done;
    let effects =
        played.effects.iter().filter(|effect| effect.kind == EffectKind::Action && done(effect.state));
    let actions = effects.filter_map(|effect| effect.action_id.as_ref());
    let all = || played.versions.iter().rev().flat_map(|draft| &draft.actions);
    actions.filter_map(|id| all().find(|action| action.id == *id)).map(labelled).collect()
}
