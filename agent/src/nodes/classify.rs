//! Node `classify`: what is this mail about?

use super::recall::Recalled;
use crate::case::Task;
use crate::case::memory::told;
use crate::engine::Classify;
use crate::graph::{Ctx, NodeError, View};
use crate::policy::Policy;
use api::{Classification, Language, Sentiment, Topic, Urgency};

pub struct Input<'a> {
    pub task: &'a Task,
    pub recalled: &'a Recalled,
    pub policy: &'a Policy,
}

impl<'a> Input<'a> {
    /// # Errors
    /// [`NodeError::Missing`] before `recall` has run.
    pub fn of(view: &View<'a>) -> Result<Self, NodeError> {
        Ok(Self { task: view.task, recalled: view.gathered.recalled()?, policy: view.policy })
    }
}

/// # Errors
/// What the engine could not answer.
pub async fn run(input: &Input<'_>, ctx: &Ctx<'_>) -> Result<Classification, NodeError> {
    match question(input) {
        Some(question) => ctx.classify(&question).await,
        None => Ok(follow_up(input.task.last_language.clone())),
    }
}

/// What the engine is asked; `None` where no mail waits, only a follow-up.
pub fn question(input: &Input<'_>) -> Option<Classify> {
    let (newest, before) = input.task.mails.split_last()?;
    Some(Classify {
        subject: newest.subject.clone(),
        text: newest.text.clone(),
        unanswered: before.iter().map(|mail| mail.text.clone()).collect(),
        memory: told(&input.recalled.memory, &input.recalled.promises),
        last_language: input.task.last_language.clone(),
        tracking_patterns: input.policy.tracking_patterns.clone(),
        order_patterns: input.policy.order_patterns.clone(),
    })
}

/// Nobody wrote: a tracked refund fell due.
fn follow_up(last_language: Option<Language>) -> Classification {
    Classification {
        topic: Topic::LateDelivery,
        urgency: Urgency::Normal,
        sentiment: Sentiment::Neutral,
        language: last_language.unwrap_or_else(Language::english),
        requests: 1,
        needs_reply: true,
        confidence: 1.0,
        reason: "a follow-up fell due".to_owned(),
    }
}
