//! The built-in engine: rules, word lists and templates. The same answer for the same bytes, with the network off.

mod language;
mod numbers;
mod products;
mod quiet;
mod requests;
mod sentiment;
mod topic_rules;
mod topics;
mod urgency;

use super::{Choose, Chosen, Classify, Compose, Engine, EngineError, Extract, Filter, Handoff, Mention};
use crate::letter;
use api::{Classification, ProductFilter, SegmentView, Topic};

pub use numbers::extract;

/// How it is named on drafts.
const NAME: &str = "offline";

/// The default engine.
#[derive(Debug, Clone, Copy, Default)]
pub struct Offline;

#[async_trait::async_trait]
impl Engine for Offline {
    fn name(&self) -> &str {
        NAME
    }

    async fn classify(&self, question: &Classify) -> Result<Classification, EngineError> {
        Ok(classify(question))
    }

    async fn extract(&self, question: &Extract) -> Result<Vec<Mention>, EngineError> {
        extract(question).map_err(|error| failed("find numbers", &error.to_string()))
    }

    async fn filter(&self, question: &Filter) -> Result<ProductFilter, EngineError> {
        Ok(products::filter(question))
    }

    async fn choose(&self, question: &Choose) -> Result<Chosen, EngineError> {
        Ok(products::choose(question))
    }

    async fn compose(&self, question: &Compose) -> Result<Vec<SegmentView>, EngineError> {
        letter::write(&question.letter).map_err(|error| failed("write the letter", &error.to_string()))
    }

    async fn summarise(&self, question: &Handoff) -> Result<String, EngineError> {
        Ok(summarise(question))
    }
}

/// What a mail is about, by rules. The newest mail decides; where it says nothing by itself ("order 1002", "any
/// news?") the other unanswered ones are read with it.
pub fn classify(question: &Classify) -> Classification {
    let has_number = names_a_parcel(question, &question.text);
    let newest = topics::topic(&question.subject, &question.text, has_number);
    let all = all_texts(question);
    let is_settled = question.unanswered.is_empty() || quiet::is_solved(&question.text);
    let is_clear = newest.score >= topics::CLEAR && newest.topic != Topic::NoReplyNeeded;
    let found = match is_settled || is_clear {
        true => newest,
        false => topics::topic(&question.subject, &all, names_a_parcel(question, &all)),
    };
    let needs_reply = !matches!(found.topic, Topic::NoReplyNeeded | Topic::Spam);
    Classification {
        topic: found.topic,
        urgency: urgency::urgency(&question.subject, &all),
        sentiment: sentiment::sentiment(&all),
        language: language::language(&question.text, question.last_language.as_ref()),
        requests: if needs_reply { requests::count(&all, found.topic) } else { 0 },
        needs_reply,
        confidence: found.confidence,
        reason: found.reason,
    }
}

fn all_texts(question: &Classify) -> String {
    let texts = question.unanswered.iter().chain(std::iter::once(&question.text));
    texts.map(String::as_str).collect::<Vec<_>>().join("\n\n")
}

/// A number of a parcel makes a bare "where is it?" clear. A pattern that cannot be read is found by `extract` later.
fn names_a_parcel(question: &Classify, text: &str) -> bool {
    let (tracking_patterns, order_patterns) =
        (question.tracking_patterns.clone(), question.order_patterns.clone());
    let asked = Extract { text: text.to_owned(), tracking_patterns, order_patterns };
    extract(&asked).is_ok_and(|mentions| mentions.iter().any(|mention| mention.sure))
}

/// Five lines, always.
fn summarise(question: &Handoff) -> String {
    let list = |parts: &[String]| if parts.is_empty() { "nothing yet".to_owned() } else { parts.join("; ") };
    [
        format!("Who: {}", question.customer),
        format!("Wants: {}; for a person because of: {}", question.wish, question.why),
        format!("Found: {}", list(&question.found)),
        format!("Tried: {}", list(&question.tried)),
        format!("Next: {}", question.next),
    ]
    .join("\n")
}

fn failed(operation: &str, why: &str) -> EngineError {
    EngineError::Final { operation: operation.to_owned(), why: why.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hand_off_is_five_lines_also_when_nothing_was_found() {
        let question = Handoff {
            customer: "Maya (12)".to_owned(),
            why: "urgent".to_owned(),
            wish: "a late delivery".to_owned(),
            found: Vec::new(),
            tried: Vec::new(),
            next: "answer it".to_owned(),
        };
        assert_eq!(summarise(&question).lines().count(), 5);
    }
}
