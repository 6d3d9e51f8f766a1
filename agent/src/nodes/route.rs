//! Node `route`: a plain function from what a mail is to where it goes.

use super::Reason;
use crate::case::{Rejected, Task};
use crate::graph::{NodeError, View};
use crate::policy::Policy;
use api::{Classification, RejectReason, Topic, Urgency};
use serde::{Deserialize, Serialize};

pub struct Input<'a> {
    pub classification: &'a Classification,
    pub rejected: Option<&'a Rejected>,
    /// No mail waits, or one does beside a follow-up.
    pub has_mail: bool,
    pub has_due: bool,
    pub policy: &'a Policy,
}

impl<'a> Input<'a> {
    /// # Errors
    /// [`NodeError::Missing`] before `classify` has run.
    pub fn of(view: &View<'a>) -> Result<Self, NodeError> {
        let Task { rejected, mails, due, .. } = view.task;
        Ok(Self {
            classification: view.gathered.classified()?,
            rejected: rejected.as_ref(),
            has_mail: !mails.is_empty(),
            has_due: !due.is_empty(),
            policy: view.policy,
        })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Routed {
    pub way: Way,
    /// The facts are gathered for a person, for this reason, and not for a reply.
    pub then: Option<Reason>,
    /// The topic it went by: a reviewer's word counts more than the engine's.
    pub topic: Topic,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    Products,
    Delivery,
    /// Ask the customer, though the mail could be answered: a reviewer wants it so.
    Question,
    NoReply,
    Person(Reason),
}

/// Where a topic is worked on; `None`: by a person.
fn workflow(topic: Topic) -> Option<Way> {
    match topic {
        Topic::ProductAvailability | Topic::ProductRecommendation | Topic::ProductInformation => {
            Some(Way::Products)
        }
        Topic::LateDelivery | Topic::OrderStatus => Some(Way::Delivery),
        Topic::NoReplyNeeded | Topic::Spam => Some(Way::NoReply),
        Topic::HumanRequest => Some(Way::Person(Reason::HumanRequest)),
        Topic::MultipleRequests => Some(Way::Person(Reason::SeveralRequests)),
        Topic::Cancellation
        | Topic::OrderChange
        | Topic::ReturnRefund
        | Topic::ItemComplaint
        | Topic::Billing
        | Topic::Account
        | Topic::Technical
        | Topic::GeneralQuestion
        | Topic::Other => None,
    }
}

pub fn run(input: &Input<'_>) -> Routed {
    let topic = named_topic(input).unwrap_or(input.classification.topic);
    let then = reviewer(input).or_else(|| doubt(input));
    let routed = |way| Routed { way, then, topic };
    if input.rejected.is_some_and(|rejected| rejected.reason == RejectReason::NeedsQuestion) && then.is_none()
    {
        return routed(Way::Question);
    }
    match workflow(topic) {
        Some(Way::NoReply) if input.has_due => Routed { then: reviewer(input), ..routed(Way::Delivery) },
        Some(Way::NoReply) if then.is_none_or(|reason| reason == Reason::Urgent) => routed(Way::NoReply),
        Some(Way::Delivery) => routed(Way::Delivery),
        _ if input.has_due => {
            Routed { then: then.or(Some(Reason::SeveralRequests)), ..routed(Way::Delivery) }
        }
        Some(Way::Products) => routed(Way::Products),
        Some(Way::Person(reason)) => routed(Way::Person(then.unwrap_or(reason))),
        Some(Way::NoReply | Way::Question) | None => routed(Way::Person(then.unwrap_or(Reason::NoWorkflow))),
    }
}

fn named_topic(input: &Input<'_>) -> Option<Topic> {
    match input.rejected.map(|rejected| &rejected.reason) {
        Some(RejectReason::WrongTopic(topic)) => Some(*topic),
        Some(
            RejectReason::UnwantedAction(_)
            | RejectReason::WrongProduct(_)
            | RejectReason::NeedsQuestion
            | RejectReason::Wording
            | RejectReason::Other,
        )
        | None => None,
    }
}

/// What a rejection leaves to a person: wording (the agent would only say the same again), a wrong product where none
/// was looked for, and too many rounds.
fn reviewer(input: &Input<'_>) -> Option<Reason> {
    let rejected = input.rejected?;
    let for_person = match rejected.reason {
        RejectReason::Wording | RejectReason::Other => true,
        RejectReason::WrongProduct(_) => workflow(input.classification.topic) != Some(Way::Products),
        RejectReason::WrongTopic(_) | RejectReason::UnwantedAction(_) | RejectReason::NeedsQuestion => false,
    };
    (for_person || rejected.round > input.policy.reject_rounds).then_some(Reason::Reviewer)
}

/// What makes a mail a person's although its facts can be gathered. Anger alone never does.
fn doubt(input: &Input<'_>) -> Option<Reason> {
    let Classification { language, urgency, requests, confidence, .. } = input.classification;
    let is_named = named_topic(input).is_some();
    [
        (input.has_mail && !matches!(language.0.as_str(), "en" | "und"), Reason::Language),
        (*urgency == Urgency::Urgent, Reason::Urgent),
        (*requests > 1, Reason::SeveralRequests),
        (*confidence < input.policy.min_confidence && !is_named, Reason::Unsure),
    ]
    .into_iter()
    .find_map(|(is_so, reason)| is_so.then_some(reason))
}
