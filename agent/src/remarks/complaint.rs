//! A complaint that is worth remembering: from the topic that was decided on, and what was found.

use super::Said;
use crate::case::InboundMail;
use crate::delivery::assess::Assessment;
use crate::graph::View;
use crate::nodes::excerpt;
use crate::policy::Lateness;
use api::{Classification, RemarkKind, Topic};

/// What a run's newest mail complains of. A parcel that the customer calls late and that is not is no late delivery, and
/// a topic that was only guessed is none.
pub fn complaint(
    view: &View<'_>,
    mail: &InboundMail,
    classification: Option<&Classification>,
) -> Option<Said> {
    let found = classification.filter(|found| is_sure(view, found))?;
    let is_newest = view.task.newest().is_some_and(|newest| newest.id == mail.id);
    let kind = kind(found.topic).filter(|kind| *kind != RemarkKind::LateDelivery || is_late(view))?;
    let words = excerpt(&mail.text);
    let is_told = is_newest && !words.is_empty();
    is_told.then(|| Said { kind, words, source: mail.message_id.clone(), at: mail.received_at })
}

fn kind(topic: Topic) -> Option<RemarkKind> {
    match topic {
        Topic::LateDelivery => Some(RemarkKind::LateDelivery),
        Topic::ItemComplaint => Some(RemarkKind::ItemComplaint),
        Topic::ReturnRefund => Some(RemarkKind::ReturnRefund),
        Topic::ProductAvailability
        | Topic::ProductRecommendation
        | Topic::ProductInformation
        | Topic::OrderStatus
        | Topic::Cancellation
        | Topic::OrderChange
        | Topic::Billing
        | Topic::Account
        | Topic::Technical
        | Topic::GeneralQuestion
        | Topic::NoReplyNeeded
        | Topic::Spam
        | Topic::HumanRequest
        | Topic::MultipleRequests
        | Topic::Other => None,
    }
}

/// By the engine's own confidence, or because a reviewer has named the topic.
fn is_sure(view: &View<'_>, found: &Classification) -> bool {
    let guessed = view.gathered.classify.as_ref().map(|guess| guess.topic);
    found.confidence >= view.policy.min_confidence || guessed.is_some_and(|guess| guess != found.topic)
}

fn is_late(view: &View<'_>) -> bool {
    let assessed = view.gathered.assess.iter().flat_map(|assessed| &assessed.items);
    assessed.into_iter().any(|Assessment { lateness, .. }| matches!(lateness, Lateness::Late(_)))
}
