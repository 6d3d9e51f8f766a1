//! What would have been right, in the words of labels: what the person approved, and what they said of what they did not.

use super::decided::{Answered, Decided};
use super::seen::Seen;
use super::tables::delivery_id_of;
use crate::drafts::reject_reason;
use agent::draft::ContentAction;
use api::{ActionId, Outcome, RejectReason, Topic, Verdict};
use evals::Mask;
use serde_json::{Map, Value, json};

/// What the decisions say together.
#[derive(Debug)]
pub struct Verdicts<'a> {
    /// The newest approval of a draft or a question.
    approved: Option<&'a Decided>,
    topic: Option<Topic>,
    /// Not what it was taken for.
    not_topic: Option<Topic>,
    unwanted: Vec<ActionId>,
    wrong_products: Vec<i64>,
    needs_question: bool,
    /// Somebody changed the text or the actions, or rejected a version with a reason.
    pub is_correction: bool,
}

impl<'a> Verdicts<'a> {
    /// `None`: nobody said what would have been right (closed, handed on, or only the wording was refused).
    pub fn of(answered: &'a Answered) -> Option<Self> {
        let mut verdicts = Self {
            approved: None,
            topic: None,
            not_topic: None,
            unwanted: Vec::new(),
            wrong_products: Vec::new(),
            needs_question: false,
            is_correction: false,
        };
        for decided in &answered.decisions {
            match decided.verdict {
                Verdict::Approve => verdicts.approve(decided),
                Verdict::Reject => verdicts.reject(decided),
                Verdict::Escalate | Verdict::Close => {}
            }
        }
        let said = verdicts.approved.is_some()
            || verdicts.topic.is_some()
            || verdicts.needs_question
            || !verdicts.unwanted.is_empty()
            || !verdicts.wrong_products.is_empty();
        said.then_some(verdicts)
    }

    fn approve(&mut self, decided: &'a Decided) {
        let proposed = decided.draft.proposal.actions.iter().filter(|action| !action.offered);
        let proposed = proposed.map(|action| (&action.id, action.amount)).collect::<Vec<_>>();
        let approved = decided.content.actions.iter().map(|action| (&action.id, action.amount));
        self.is_correction |= decided.edited || approved.collect::<Vec<_>>() != proposed;
        if matches!(decided.draft.proposal.outcome, Outcome::Draft | Outcome::NeedInfo) {
            self.approved = Some(decided);
        }
    }

    fn reject(&mut self, decided: &Decided) {
        self.is_correction = true;
        let proposal = &decided.draft.proposal;
        match reject_reason(decided.reason.as_ref(), proposal).ok() {
            Some(RejectReason::WrongTopic(topic)) => {
                self.not_topic = proposal.classification.as_ref().map(|classified| classified.topic);
                self.topic = Some(topic);
            }
            Some(RejectReason::UnwantedAction(id)) => self.unwanted.push(id),
            Some(RejectReason::WrongProduct(ids)) => {
                self.wrong_products.extend(ids.iter().filter_map(|id| id.parse::<i64>().ok()));
            }
            Some(RejectReason::NeedsQuestion) => self.needs_question = true,
            Some(RejectReason::Wording | RejectReason::Other) | None => {}
        }
    }

    pub fn expect(&self, answered: &Answered, seen: &Seen, mask: &mut Mask) -> Value {
        let mut expect = Map::new();
        self.expect_topic(answered, &mut expect);
        match self.approved {
            Some(approved) => expect_approved(approved, seen, mask, &mut expect),
            None => self.expect_without(answered, seen, mask, &mut expect),
        }
        Value::Object(expect)
    }

    /// The reviewer's word, else that of the version that was approved.
    fn expect_topic(&self, answered: &Answered, expect: &mut Map<String, Value>) {
        let last = self.approved.or(answered.decisions.last());
        let classified = last.and_then(|decided| decided.draft.proposal.classification.as_ref());
        let is_doubtful = self.approved.is_none() && self.topic.is_none();
        if let Some(topic) =
            self.topic.or(classified.map(|classified| classified.topic).filter(|_| !is_doubtful))
        {
            expect.insert("topic_accept".to_owned(), json!([topic]));
        }
        if let Some(topic) = self.not_topic.filter(|topic| Some(*topic) != self.topic) {
            expect.insert("must_not".to_owned(), json!([topic]));
        }
    }

    /// Nothing was approved: only what the rejections say.
    fn expect_without(
        &self,
        answered: &Answered,
        seen: &Seen,
        mask: &mut Mask,
        expect: &mut Map<String, Value>,
    ) {
        let Some(first) = answered.decisions.first() else { return };
        let proposal = &first.draft.proposal;
        if self.needs_question {
            expect.insert("path".to_owned(), json!({"outcome": "need_info"}));
            expect.insert("actions".to_owned(), json!([]));
        } else if !self.unwanted.is_empty() {
            let wanted = |id: &ActionId| !self.unwanted.contains(id);
            let kept = first.content.actions.iter().filter(|action| wanted(&action.id));
            let kept: Vec<Value> = kept.map(|action| labelled(action, seen, mask)).collect();
            expect.insert("actions".to_owned(), json!(kept));
        }
        if let Some(products) = proposal.products.as_ref().filter(|_| !self.wrong_products.is_empty()) {
            let matches = products.matches.iter().map(|product| product.product_id);
            let kept: Vec<i64> = matches.filter(|id| !self.wrong_products.contains(id)).collect();
            expect.insert("product_ids".to_owned(), json!(kept));
        }
    }
}

fn expect_approved(approved: &Decided, seen: &Seen, mask: &mut Mask, expect: &mut Map<String, Value>) {
    let (proposal, content) = (&approved.draft.proposal, &approved.content);
    let actions: Vec<Value> = content.actions.iter().map(|action| labelled(action, seen, mask)).collect();
    let text = json!({"subject": mask.text(&content.subject), "body": mask.text(&content.body)});
    for (name, value) in [
        ("route", json!("automate")),
        ("outcome", json!(proposal.outcome)),
        ("path", json!({"outcome": proposal.outcome})),
        ("actions", json!(actions)),
        ("approved", text), // for reading: wording is not scored
    ] {
        expect.insert(name.to_owned(), value);
    }
    if !proposal.items.is_empty() {
        let items: Vec<Value> = proposal.items.iter().map(|item| masked_item(item, mask)).collect();
        expect.insert("items".to_owned(), json!(items));
    }
    if let Some(products) = &proposal.products {
        let ids: Vec<i64> = products.matches.iter().map(|product| product.product_id).collect();
        expect.insert("product_ids".to_owned(), json!(ids));
    }
}

fn masked_item(item: &api::ItemView, mask: &mut Mask) -> Value {
    let number = mask.text(&item.number);
    json!(api::ItemView { number, order_id: item.order_id.map(|id| mask.order(id)), ..item.clone() })
}

/// Type, parameters and amount side by side.
fn labelled(action: &ContentAction, seen: &Seen, mask: &mut Mask) -> Value {
    let wire = serde_json::to_value(&action.what).unwrap_or_default();
    let mut flat = wire["params"].as_object().cloned().unwrap_or_default();
    if let Some(order) = flat.get("order_id").and_then(Value::as_i64) {
        flat.insert("order_id".to_owned(), json!(mask.order(order)));
    }
    if let Some(delivery) = flat.get("delivery_id").and_then(Value::as_i64) {
        flat.insert("delivery_id".to_owned(), json!(delivery_id_of(seen, delivery)));
    }
    flat.insert("type".to_owned(), wire["type"].clone());
    if let Some(amount) = action.amount {
        flat.insert("amount_minor".to_owned(), json!(amount.minor));
        flat.insert("currency".to_owned(), json!(amount.currency));
    }
    Value::Object(flat)
}
