//! Node `filter`: what does the mail look for?

use crate::case::{InboundMail, MemoryEntry};
use crate::engine::{Filter, OwnSize};
use crate::graph::{Ctx, NodeError, View};
use crate::nodes::recall::Recalled;
use crate::remarks::Remark;
use crate::shop::Vocabulary;
use api::{FilterGroup, MemoryRole, ProductFilter, RemarkKind};
use serde::{Deserialize, Serialize};

/// No engine may ask for more than this at once.
const WISHES_MAX: usize = 5;
const WORDS_MAX: usize = 20;

pub struct Input<'a> {
    pub mails: &'a [InboundMail],
    pub memory: &'a [MemoryEntry],
    pub remarks: &'a [Remark],
}

impl<'a> Input<'a> {
    /// # Errors
    /// [`NodeError::Missing`] before `recall` has run.
    pub fn of(view: &View<'a>) -> Result<Self, NodeError> {
        let Recalled { memory, remarks, .. } = view.gathered.recalled()?;
        Ok(Self { mails: &view.task.mails, memory, remarks })
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Filtered {
    pub filter: ProductFilter,
    /// The catalogue's words, by which a filter becomes a query.
    pub vocabulary: Vocabulary,
}

impl Filtered {
    /// Whether there is anything to search by.
    pub fn is_empty(&self) -> bool {
        self.filter.any_of.is_empty() && !self.filter.breadth
    }
}

/// # Errors
/// What the world or the engine could not answer.
pub async fn run(input: &Input<'_>, ctx: &Ctx<'_>) -> Result<Filtered, NodeError> {
    let vocabulary = ctx.vocabulary().await?.value;
    let Some((newest, before)) = input.mails.split_last() else {
        return Ok(Filtered { filter: ProductFilter::default(), vocabulary });
    };
    let unanswered = before.iter().rev().map(|mail| mail.text.clone());
    let customers = input.memory.iter().rev().filter(|entry| entry.role == MemoryRole::Customer);
    let remembered = customers.map(|entry| entry.text.clone());
    let question = Filter {
        subject: newest.subject.clone(),
        text: newest.text.clone(),
        before: unanswered.chain(remembered).collect(),
        own_size: own_size(input),
        vocabulary,
    };
    let filter = bounded(ctx.filter(&question).await?);
    Ok(Filtered { filter, vocabulary: question.vocabulary })
}

/// The size that the customer has said to be their own, and how much of what was said in this case is newer.
fn own_size(input: &Input<'_>) -> Option<OwnSize> {
    let size = input.remarks.iter().find(|remark| remark.kind == RemarkKind::Size)?;
    let newer = |entry: &&MemoryEntry| entry.role == MemoryRole::Customer && size.said_at < entry.at;
    let after = input.mails.len().saturating_sub(1) + input.memory.iter().filter(newer).count();
    Some(OwnSize { words: size.words.clone(), after })
}

/// Whatever an engine answers, a query stays small.
fn bounded(mut filter: ProductFilter) -> ProductFilter {
    filter.any_of.truncate(WISHES_MAX);
    for FilterGroup { category, brand, model, colour, material, text, size, not, .. } in &mut filter.any_of {
        let lists = [
            category,
            brand,
            model,
            colour,
            material,
            text,
            &mut not.brand,
            &mut not.colour,
            &mut not.material,
        ];
        lists.into_iter().for_each(|list| list.truncate(WORDS_MAX));
        size.truncate(WORDS_MAX);
        size.retain(|size| size.is_finite());
    }
    filter
}
