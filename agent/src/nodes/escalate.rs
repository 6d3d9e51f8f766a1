//! Node `escalate`: hand the case to a person, with what is known and a short reply that claims nothing.

use super::check::Reply;
use super::{Reason, classify, frame, line};
use crate::case::Task;
use crate::engine::{Compose, Handoff, offline};
use crate::graph::{Ctx, NodeError, View};
use crate::letter::{Body, Letter};
use api::{ActionView, CheckView, Classification, Outcome, SegmentView, Urgency};
use serde::{Deserialize, Serialize};

pub struct Input<'a> {
    pub reason: Reason,
    pub letter: Letter,
    pub classification: Option<Classification>,
    /// What policy would allow; shown, never proposed.
    pub offered: Vec<ActionView>,
    pub handoff: Handoff,
    view: View<'a>,
}

impl<'a> Input<'a> {
    /// # Errors
    /// [`NodeError::Missing`] before `recall` and `screen` have run.
    pub fn of(view: &View<'a>, reason: Reason) -> Result<Self, NodeError> {
        let body = if reason.is_silent() { Body::Nothing } else { Body::Holding };
        let classification = classification(view)?;
        let offer = |action: ActionView| ActionView { offered: true, ..action };
        let offered = view.gathered.actions().into_iter().map(offer).collect();
        let handoff = line::handoff(view, reason, classification.as_ref());
        Ok(Self { reason, letter: frame::letter(view, body), classification, offered, handoff, view: *view })
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Escalated {
    pub reason: Reason,
    pub letter: Letter,
    pub segments: Vec<SegmentView>,
    pub classification: Option<Classification>,
    pub urgency: Urgency,
    pub offered: Vec<ActionView>,
    pub checks: Vec<CheckView>,
    /// Five lines: who, what they want, what was found, what was tried, what next.
    pub summary: String,
}

/// # Errors
/// What the engine could not answer.
pub async fn run(input: &Input<'_>, ctx: &Ctx<'_>) -> Result<Escalated, NodeError> {
    let question = Compose { letter: input.letter.clone() };
    let segments = ctx.compose(&question).await?;
    let summary = ctx.summarise(&input.handoff).await?;
    let checks = Reply::of(&input.view, Outcome::Escalate, &segments, input.offered.clone())?.checks();
    Ok(Escalated {
        reason: input.reason,
        letter: question.letter,
        segments,
        classification: input.classification.clone(),
        urgency: urgency(input),
        offered: input.offered.clone(),
        checks,
        summary,
    })
}

fn urgency(input: &Input<'_>) -> Urgency {
    let said = input.classification.as_ref().map_or(Urgency::Normal, |found| found.urgency);
    if input.reason.is_urgent() { Urgency::Urgent } else { said }
}

/// What `classify` found; for a mail that was stopped before it, what the built-in rules say, and no model.
fn classification(view: &View<'_>) -> Result<Option<Classification>, NodeError> {
    let Task { mails, .. } = view.task;
    match &view.gathered.classify {
        Some(found) => Ok(Some(found.clone())),
        None if mails.is_empty() => Ok(None),
        None => {
            Ok(classify::question(&classify::Input::of(view)?).map(|question| offline::classify(&question)))
        }
    }
}
