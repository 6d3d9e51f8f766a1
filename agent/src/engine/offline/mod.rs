//! The built-in engine: rules, word lists and templates. The same answer for the same bytes, with the network off.

mod classifier;
mod language;
mod numbers;
mod products;
mod quiet;
mod requests;
mod sentiment;
mod signed;
mod topic_rules;
mod topics;
mod urgency;

use super::{Choose, Chosen, Classify, Compose, Engine, EngineError, Extract, Filter, Handoff, Mention};
use crate::letter;
use crate::nodes::signals::injection::without_instructions;
use crate::policy::Policy;
use api::{Classification, ProductFilter, SegmentView, Topic};

use classifier::Labelled;
pub use classifier::{TrainingMail, WEIGHTS};
pub use numbers::extract;
use topics::Asked;

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

/// What a mail is about. What it tells a program to do is none of the customer's wishes and is left out. The newest mail
/// decides; where it says nothing by itself ("order 1002", "any news?") the other unanswered ones are read with it.
pub fn classify(question: &Classify) -> Classification {
    let said = without_instructions(&question.text);
    let newest = topic(question, &said);
    let all = all_texts(question, &said);
    let is_settled = question.unanswered.is_empty() || quiet::is_solved(&question.text);
    let is_clear = newest.confidence >= topics::CLEAR && newest.topic != Topic::NoReplyNeeded;
    let found = if is_settled || is_clear { newest } else { topic(question, &all) };
    let needs_reply = !matches!(found.topic, Topic::NoReplyNeeded | Topic::Spam);
    Classification {
        topic: found.topic,
        urgency: urgency::urgency(&question.subject, &all),
        sentiment: sentiment::sentiment(&all),
        language: language::language(&question.text, question.last_language.as_ref()),
        requests: if needs_reply { found.requests } else { 0 },
        needs_reply,
        confidence: found.confidence,
        reason: found.reason,
    }
}

fn topic(question: &Classify, text: &str) -> topics::Found {
    let text = signed::without_name(text);
    let has_number = names_a_parcel(text, &question.tracking_patterns, &question.order_patterns);
    topics::topic(&Asked { subject: &question.subject, text, has_number, memory: &question.memory })
}

/// The weights of a classifier that has learned these mails, as the file that ships.
pub fn learn(mails: Vec<TrainingMail>) -> Vec<u8> {
    let Policy { tracking_patterns, order_patterns, .. } = Policy::default();
    let labelled = mails.into_iter().map(|mail| {
        let mail = TrainingMail { text: signed::without_name(&mail.text).to_owned(), ..mail };
        let has_number = names_a_parcel(&mail.text, &tracking_patterns, &order_patterns);
        let asked = Asked { subject: &mail.subject, text: &mail.text, has_number, memory: &[] };
        Labelled { signals: topics::signals(&asked), mail }
    });
    classifier::train(&labelled.collect::<Vec<_>>()).write()
}

fn all_texts(question: &Classify, newest: &str) -> String {
    let before = question.unanswered.iter().map(|text| without_instructions(text));
    before.chain(std::iter::once(newest.to_owned())).collect::<Vec<_>>().join("\n\n")
}

/// A number of a parcel makes a bare "where is it?" clear. A pattern that cannot be read is found by `extract` later.
fn names_a_parcel(text: &str, tracking_patterns: &[String], order_patterns: &[String]) -> bool {
    let (tracking_patterns, order_patterns) = (tracking_patterns.to_vec(), order_patterns.to_vec());
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
