//! Node `identify`: which of this customer's parcels does the mail speak of?
//!
//! Numbers of the new texts count first, else those of the subject, else the newest remembered ones; there is no
//! fallback to the latest order. What is looked up are all deliveries of this customer: another customer's number
//! is as unknown as a made-up one.

use super::numbers::{Item, items};
use crate::case::{DueFollowUp, InboundMail, MemoryEntry};
use crate::engine::{Extract, Mention};
use crate::graph::{Ctx, NodeError, View};
use crate::policy::Policy;
use crate::shop::Delivery;
use api::Time;
use serde::{Deserialize, Serialize};

pub struct Input<'a> {
    pub mails: &'a [InboundMail],
    pub memory: &'a [MemoryEntry],
    pub due: &'a [DueFollowUp],
    pub policy: &'a Policy,
}

impl<'a> Input<'a> {
    /// # Errors
    /// [`NodeError::Missing`] before `recall` has run.
    pub fn of(view: &View<'a>) -> Result<Self, NodeError> {
        let memory = &view.gathered.recalled()?.memory;
        Ok(Self { mails: &view.task.mails, memory, due: &view.task.due, policy: view.policy })
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Identified {
    /// In the order the mail names them; parcels whose follow-up fell due come first.
    pub items: Vec<Item>,
    pub source: Source,
    /// All parcels of the customer, for rules that look at the others.
    pub deliveries: Vec<Delivery>,
    /// When they were read.
    pub read_at: Time,
}

/// Where the numbers were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    Mail,
    Subject,
    Memory,
    /// No number: nothing, or only a follow-up.
    Nowhere,
}

/// # Errors
/// What the world or the engine could not answer.
pub async fn run(input: &Input<'_>, ctx: &Ctx<'_>) -> Result<Identified, NodeError> {
    let read = ctx.deliveries().await?;
    let deliveries = read.value;
    let (mentions, source) = mentions(input, &deliveries, ctx).await?;
    Ok(Identified { items: items(&mentions, input.due, &deliveries), source, deliveries, read_at: read.at })
}

async fn mentions(
    input: &Input<'_>,
    deliveries: &[Delivery],
    ctx: &Ctx<'_>,
) -> Result<(Vec<Mention>, Source), NodeError> {
    let subjects = input.mails.iter().rev().map(|mail| mail.subject.as_str());
    for (source, text) in
        [(Source::Mail, texts(input.mails)), (Source::Subject, subjects.collect::<Vec<_>>().join("\n"))]
    {
        let found = extract(input, text, deliveries, ctx).await?;
        if !found.is_empty() {
            return Ok((found, source));
        }
    }
    for entry in input.memory.iter().rev() {
        let found = extract(input, remembered(entry), deliveries, ctx).await?;
        if !found.is_empty() {
            return Ok((found, Source::Memory));
        }
    }
    Ok((Vec::new(), Source::Nowhere))
}

/// The numbers of one text, without those that only look like one (a telephone number) and are nobody's parcel here.
async fn extract(
    input: &Input<'_>,
    text: String,
    deliveries: &[Delivery],
    ctx: &Ctx<'_>,
) -> Result<Vec<Mention>, NodeError> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let policy = input.policy;
    let (tracking_patterns, order_patterns) =
        (policy.tracking_patterns.clone(), policy.order_patterns.clone());
    let question = Extract { text, tracking_patterns, order_patterns };
    let mut found = ctx.extract(&question).await?;
    found.retain(|mention| {
        mention.sure || deliveries.iter().any(|delivery| super::numbers::names(mention, delivery))
    });
    Ok(found)
}

/// The new texts of all unanswered mails; only the newest where it corrects what stood before.
fn texts(mails: &[InboundMail]) -> String {
    let newest_only = mails.last().is_some_and(|mail| super::numbers::corrects(&mail.text));
    let skipped = if newest_only { mails.len().saturating_sub(1) } else { 0 };
    mails.iter().skip(skipped).map(|mail| mail.text.as_str()).collect::<Vec<_>>().join("\n\n")
}

/// The ids kept with an entry; where there are none, its text may still name some.
fn remembered(entry: &MemoryEntry) -> String {
    if entry.ids.is_empty() { entry.text.clone() } else { entry.ids.join("\n") }
}
