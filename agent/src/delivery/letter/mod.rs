//! The letter: typed facts and promises in, segments out.
//!
//! A letter is stored with its draft, so that a person's verdicts can be written into it later: a refused promise
//! disappears, a lowered amount shows. Wording lives in the templates beside this file, one sentence a file.

mod paragraphs;
mod rewrite;
mod templates;
mod write;

pub use rewrite::rewrite;
pub use write::write;

use super::assess::State;
use super::facts::{Fact, Told};
use crate::case::Seed;
use api::{ActionId, ActionType, Money};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything a reply says, before it is worded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Letter {
    pub seed: Seed,
    /// How the shop signs.
    pub shop: String,
    pub first_name: Option<String>,
    pub body: Body,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Body {
    /// Nothing should be said, not even hello.
    Nothing,
    /// A person will answer; claims nothing.
    Holding,
    /// Which order or parcel is meant?
    WhichParcel,
    /// A reviewer wants a question, though a number is there.
    MoreDetail,
    Parcels {
        parcels: Vec<Parcel>,
    },
}

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

/// A letter could not be written: a template or a stored letter is wrong, never the customer's mail.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LetterError {
    #[error("the letter cannot be read: {0}")]
    Unreadable(String),
    #[error("the letter cannot be worded: {0}")]
    Template(String),
}
