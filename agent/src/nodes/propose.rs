//! Node `propose`: everything a draft version stores, in its place.

use super::check::{Found, recipients};
use super::escalate::Escalated;
use super::{Reason, line};
use crate::case::InboundMail;
use crate::case::memory::numbers;
use crate::draft::{Judged, Proposal, Remember};
use crate::engine::Mention;
use crate::graph::{Gathered, NodeError, View};
use crate::letter::{Body, Letter};
use crate::mail::reply_subject;
use crate::products;
use crate::remarks::{preferred, proposed};
use api::{CheckView, Classification, Outcome, Role, SegmentView, Urgency};

pub struct Input<'a> {
    view: View<'a>,
}

impl<'a> Input<'a> {
    /// Everything that was gathered: the one node whose task is the whole.
    pub fn of(view: &View<'a>) -> Self {
        Self { view: *view }
    }
}

/// What the ending decides.
struct Ending {
    outcome: Outcome,
    reason: Option<String>,
    letter: Letter,
    segments: Vec<SegmentView>,
    checks: Vec<CheckView>,
}

/// # Errors
/// [`NodeError::Missing`] when a node was skipped.
pub fn run(input: &Input<'_>) -> Result<Proposal, NodeError> {
    let view = &input.view;
    let Gathered { escalate, .. } = view.gathered;
    let ending = ending(view)?;
    let classification = classification(view);
    let actions =
        escalate.as_ref().map_or_else(|| view.gathered.actions(), |escalated| escalated.offered.clone());
    Ok(Proposal {
        proposal: line::proposal(view, ending.outcome, ending.reason.as_deref(), &actions),
        summary: escalate
            .as_ref()
            .map_or_else(|| line::summary(view, ending.outcome), |found| found.summary.clone()),
        outcome: ending.outcome,
        needs_role: needs_role(escalate.as_ref()),
        reason: ending.reason,
        to: recipients(view.task),
        cc: Vec::new(),
        subject: reply_subject(&view.task.thread_subject),
        segments: ending.segments,
        actions,
        evidence: view.gathered.evidence(),
        items: view.gathered.items(),
        filter: view.gathered.filter.as_ref().map(|filtered| filtered.filter.clone()),
        products: products::view(view.gathered),
        catalogue_version: view.gathered.filter.as_ref().map(|filtered| filtered.vocabulary.version),
        checks: ending.checks,
        urgency: urgency(escalate.as_ref(), classification.as_ref()),
        said: proposed(view, classification.as_ref()),
        classification,
        path: path(view.gathered),
        engine: view.engine.to_owned(),
        letter: serde_json::to_value(&ending.letter).map_err(|error| NodeError::Failed(error.to_string()))?,
        judged: judged(view),
        remember: remember(view),
    })
}

/// What a person's edit is judged by later.
fn judged(view: &View<'_>) -> Judged {
    let screened = view.gathered.screen.as_ref();
    let items = view.gathered.identify.iter().flat_map(|identified| &identified.items);
    let deliveries = items.filter_map(|item| item.delivery.as_ref());
    Judged {
        sender_verified: screened.is_none_or(|screened| screened.sender_verified),
        raised: view.gathered.warnings(),
        asked: view.gathered.items().into_iter().map(|item| item.number).collect(),
        internal_ids: deliveries.map(|delivery| delivery.delivery_id).collect(),
        preferred: preferred(view),
    }
}

fn ending(view: &View<'_>) -> Result<Ending, NodeError> {
    let gathered = view.gathered;
    if let Some(Escalated { reason, letter, segments, checks, .. }) = gathered.escalate.clone() {
        let reason = Some(reason.as_str().to_owned());
        return Ok(Ending { outcome: Outcome::Escalate, reason, letter, segments, checks });
    }
    let Some(checked) = gathered.check.last() else { return Ok(no_reply(view)) };
    let composed = gathered.composed()?.clone();
    let answered = if gathered.need_info.is_some() { Outcome::NeedInfo } else { Outcome::Draft };
    let (outcome, reason) = match &checked.found {
        Found::Blocked { check } => (Outcome::Refused, Some(check.clone())),
        Found::Nothing | Found::WorthAnotherTry { .. } | Found::RejectedBefore => (answered, None),
    };
    let checks = checked.checks.clone();
    Ok(Ending { outcome, reason, letter: composed.letter, segments: composed.segments, checks })
}

/// Nothing to say: the offered verdict is to close.
fn no_reply(view: &View<'_>) -> Ending {
    let letter = super::frame::letter(view, Body::Nothing);
    let checks = view.gathered.warnings();
    Ending { outcome: Outcome::NoReply, reason: None, letter, segments: Vec::new(), checks }
}

/// With the topic it was routed by, which may be a reviewer's, and the urgency that its ending gave it.
fn classification(view: &View<'_>) -> Option<Classification> {
    let escalated = view.gathered.escalate.as_ref();
    let stopped = escalated.and_then(|escalated| escalated.classification.clone());
    let found = stopped.or_else(|| view.gathered.classify.clone())?;
    let topic = view.gathered.route.map_or(found.topic, |routed| routed.topic);
    Some(Classification { topic, urgency: urgency(escalated, Some(&found)), ..found })
}

fn urgency(escalated: Option<&Escalated>, classification: Option<&Classification>) -> Urgency {
    let said = classification.map_or(Urgency::Normal, |found| found.urgency);
    escalated.map_or(said, |escalated| escalated.urgency)
}

/// A person has rejected what the agent can say: somebody with more say goes on.
fn needs_role(escalated: Option<&Escalated>) -> Option<Role> {
    escalated.filter(|escalated| escalated.reason == Reason::Reviewer).map(|_| Role::Lead)
}

fn path(gathered: &Gathered) -> Vec<String> {
    let visited = gathered.path.iter().map(|node| node.as_str().to_owned());
    visited.chain(std::iter::once("propose".to_owned())).collect()
}

/// The customer's half of the memory: each mail in short, its numbers whole.
fn remember(view: &View<'_>) -> Vec<Remember> {
    let entry = |mail: &InboundMail| Remember {
        source: mail.message_id.clone(),
        at: mail.received_at,
        text: line::excerpt(&mail.text),
        ids: named(view, mail),
    };
    view.task.mails.iter().map(entry).collect()
}

/// The numbers of a mail, verbatim, wherever in it they stand; where it has none, those that it was understood to
/// mean, which may be remembered ones, else those of its subject.
fn named(view: &View<'_>, mail: &InboundMail) -> Vec<String> {
    let meant: Vec<String> = view.gathered.items().into_iter().map(|item| item.number).collect();
    let counts = |mention: &Mention| meant.contains(&mention.written);
    let named = numbers(&mail.text, view.policy, counts);
    match (named.is_empty(), meant.is_empty()) {
        (false, _) => named,
        (true, false) => meant,
        (true, true) => numbers(&mail.subject, view.policy, counts),
    }
}
