//! The letter: typed facts and promises in, segments out.
//!
//! Knows how sentences become segments. Does not know what a topic says: its body, its paragraphs and its templates
//! stand beside it (`delivery/letter`, `products/letter`).
//! A letter is stored with its draft, so that a person's verdicts can be written into it later: a refused promise
//! disappears, a lowered amount shows.

mod frame;
mod rewrite;
mod sentence;
mod template;
mod write;

pub use rewrite::rewrite;
pub use sentence::{Paragraph, Sentence};
pub(crate) use template::templates;
pub use template::{Phrase, Template};
pub use write::write;

use crate::case::Seed;
use crate::delivery::letter::Parcel;
use serde::{Deserialize, Serialize};

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
    /// Which product is meant?
    WhichProduct,
    /// A reviewer wants a question, though the mail could be answered.
    MoreDetail,
    Parcels {
        parcels: Vec<Parcel>,
    },
    Products(crate::products::letter::Offer),
}

impl Body {
    /// What stands between greeting and closing.
    fn paragraphs(&self) -> Vec<Paragraph> {
        use crate::{delivery, products};
        let single = |template| vec![Paragraph::new("body", vec![Sentence::plain(template)])];
        match self {
            Self::Nothing => Vec::new(),
            Self::Holding => single(frame::HOLDING),
            Self::MoreDetail => single(frame::MORE_DETAIL),
            Self::WhichParcel => single(delivery::letter::WHICH_PARCEL),
            Self::WhichProduct => single(products::letter::WHICH_PRODUCT),
            Self::Parcels { parcels } => delivery::letter::paragraphs(parcels),
            Self::Products(offer) => products::letter::paragraphs(offer),
        }
    }
}

/// A letter could not be written: a template or a stored letter is wrong, never the customer's mail.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LetterError {
    #[error("the letter cannot be read: {0}")]
    Unreadable(String),
    #[error("the letter cannot be worded: {0}")]
    Template(String),
}
