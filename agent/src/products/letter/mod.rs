//! What a letter says of products.

mod en;
mod paragraphs;

pub use en::WHICH_PRODUCT;
pub use paragraphs::paragraphs;

use super::availability::Level;
use super::facts::{Fact, Told};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the shop has for a wish.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    pub what: What,
    /// What was looked for; absent where the mail says it in free words alone.
    pub wish: Option<Told>,
    pub entries: Vec<Entry>,
    /// More than is told: the customer is asked to narrow it.
    pub is_cut: bool,
    /// The mail asks about the product itself, and not only whether it is there.
    pub with_details: bool,
}

/// Whether the entries are what was looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    Matches,
    Alternatives,
    Nothing,
}

/// One product in one size.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub level: Level,
    pub told: BTreeMap<Fact, Told>,
}
