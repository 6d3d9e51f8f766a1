//! Why a draft is rejected: a word, a word with its argument in brackets, or an object.

use crate::drafts::refusal::Refusal;
use agent::draft::Proposal;
use api::{ActionId, RejectReason};
use serde_json::{Value, json};

/// # Errors
/// [`Refusal::Invalid`] naming what is allowed, or the action that this version does not have.
pub fn parse(reason: Option<&Value>, proposal: &Proposal) -> Result<RejectReason, Refusal> {
    const ALLOWED: &str = "one of wrong_topic(topic), unwanted_action(action), wrong_product(ids), needs_question, wording, other";
    let wrong = || Refusal::invalid("reason", format!("a rejection needs {ALLOWED}"));
    let reason = reason.ok_or_else(wrong)?;
    let shaped = match reason.as_str() {
        Some(text) => from_text(text),
        None => reason.clone(),
    };
    let parsed: RejectReason = serde_json::from_value(shaped).map_err(|_| wrong())?;
    match &parsed {
        RejectReason::UnwantedAction(id) if !has(proposal, id) => {
            Err(Refusal::invalid("reason", "this version has no such action"))
        }
        _ => Ok(parsed),
    }
}

fn has(proposal: &Proposal, id: &ActionId) -> bool {
    proposal.actions.iter().any(|action| &action.id == id)
}

/// `wrong_topic(billing)` as `{"wrong_topic": "billing"}`.
fn from_text(text: &str) -> Value {
    let Some((word, rest)) = text.trim().split_once('(') else { return json!(text.trim()) };
    let argument = rest.trim_end().trim_end_matches(')').trim();
    match word {
        "wrong_product" => json!({ word: argument.split(',').map(str::trim).collect::<Vec<_>>() }),
        _ => json!({ word: argument }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_a_word_a_word_with_brackets_or_an_object() {
        for (given, expected) in [
            (json!("wording"), json!("wording")),
            (json!("wrong_topic(billing)"), json!({"wrong_topic": "billing"})),
            (json!("wrong_product(1, 2)"), json!({"wrong_product": ["1", "2"]})),
        ] {
            assert_eq!(from_text(given.as_str().unwrap()), expected);
        }
    }
}
