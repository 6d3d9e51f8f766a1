//! Node `identify`: which of this customer's parcels does the mail speak of?
//!
//! Numbers of the new texts count first, else those of the subject, else the newest remembered ones; there is no
//! fallback to the latest order. What is looked up are all deliveries of this customer: another customer's number
//! is as unknown as a made-up one.

use super::numbers::{Item, items};
use super::recalled;
use crate::case::memory::Promise;
use crate::case::{DueFollowUp, InboundMail, MemoryEntry};
use crate::engine::{Extract, Mention};
use crate::graph::{Ctx, NodeError, View};
use crate::nodes::recall::Recalled;
use crate::policy::Policy;
use crate::shop::Delivery;
use api::Time;
use serde::{Deserialize, Serialize};

pub struct Input<'a> {
    pub mails: &'a [InboundMail],
    pub memory: &'a [MemoryEntry],
    pub promises: &'a [Promise],
    pub due: &'a [DueFollowUp],
    pub policy: &'a Policy,
}

impl<'a> Input<'a> {
    /// # Errors
    /// [`NodeError::Missing`] before `recall` has run.
    pub fn of(view: &View<'a>) -> Result<Self, NodeError> {
        let Recalled { memory, promises, .. } = view.gathered.recalled()?;
        Ok(Self { mails: &view.task.mails, memory, promises, due: &view.task.due, policy: view.policy })
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
    remembered(input, deliveries, ctx).await
}

/// The newest number that the case remembers of a parcel of this customer; what the mail says was promised is looked
/// for among the open promises first. A number that is nobody's parcel here counts only where there is no other.
async fn remembered(
    input: &Input<'_>,
    deliveries: &[Delivery],
    ctx: &Ctx<'_>,
) -> Result<(Vec<Mention>, Source), NodeError> {
    let mut unknown = Vec::new();
    for text in recalled::texts(input) {
        let found = extract(input, text, deliveries, ctx).await?;
        if found.iter().any(|mention| is_known(mention, deliveries)) {
            return Ok((found, Source::Memory));
        }
        if unknown.is_empty() {
            unknown = found;
        }
    }
    let source = if unknown.is_empty() { Source::Nowhere } else { Source::Memory };
    Ok((unknown, source))
}

fn is_known(mention: &Mention, deliveries: &[Delivery]) -> bool {
    deliveries.iter().any(|delivery| super::numbers::names(mention, delivery))
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
    found.retain(|mention| mention.sure || is_known(mention, deliveries));
    Ok(found)
}

/// The new texts of all unanswered mails; only the newest where it corrects what stood before.
fn texts(mails: &[InboundMail]) -> String {
    let newest_only = mails.last().is_some_and(|mail| super::numbers::corrects(&mail.text));
    let skipped = if newest_only { mails.len().saturating_sub(1) } else { 0 };
    mails.iter().skip(skipped).map(|mail| mail.text.as_str()).collect::<Vec<_>>().join("\n\n")
}
