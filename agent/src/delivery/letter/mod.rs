//! What a letter says of parcels: where each is, and what was done about it.

mod en;
mod paragraphs;

pub use en::WHICH_PARCEL;
pub use paragraphs::paragraphs;

use super::assess::State;
use super::facts::{Fact, Told};
use api::{ActionId, ActionType, Money};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One parcel as its paragraphs tell it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Parcel {
    /// What the letter calls it: `order 1002`, `your parcel FDX123456789`.
    pub name: String,
    pub state: State,
    pub is_late: bool,
    pub carrier: String,
    pub told: BTreeMap<Fact, Told>,
    pub promises: Vec<Promise>,
}

/// Something the letter says was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    pub action: ActionId,
    pub kind: ActionType,
    pub amount: Option<Money>,
}
