//! What an engine is asked, and how it answers.

use crate::letter::Letter;
use crate::shop::{Product, Vocabulary};
use api::{FilterGroup, Language};
use serde::{Deserialize, Serialize};

/// What is this mail about?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Classify {
    pub subject: String,
    /// The newest mail's new text.
    pub text: String,
    /// New texts of other mails that are not answered yet, oldest first.
    pub unanswered: Vec<String>,
    /// What the case remembers within its budget: what we owe first, then the newest first, a line an entry.
    pub memory: Vec<String>,
    pub last_language: Option<Language>,
    pub tracking_patterns: Vec<String>,
    pub order_patterns: Vec<String>,
}

/// Which order and tracking numbers does this text name?
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extract {
    pub text: String,
    pub tracking_patterns: Vec<String>,
    pub order_patterns: Vec<String>,
}

/// One number in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    pub kind: MentionKind,
    /// As the customer wrote it: `order 1002`, `FDX 123 456 789`.
    pub written: String,
    /// The number alone, as written: `1002`, `SW-48213`, `FDX123456789`.
    pub shown: String,
    /// For comparing: upper case, letters and digits only; an order's is its digits.
    pub number: String,
    /// The words around it say what it is. An unsure one counts only where the owner's row knows it, so that a
    /// telephone number is not answered with "we cannot find this parcel".
    pub sure: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MentionKind {
    Tracking,
    Order,
}

/// What does this mail look for?
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    pub subject: String,
    /// The newest mail's new text.
    pub text: String,
    /// What was said before, newest first: other unanswered mails, then the customer's half of the case's memory.
    pub before: Vec<String>,
    /// What the customer has said of their own size in whichever of their cases.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_size: Option<OwnSize>,
    pub vocabulary: Vocabulary,
}

/// A size that the customer has called their own: for a mail that says `in my size`, and for no other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnSize {
    /// The customer's words.
    pub words: String,
    /// So many of the texts before are newer.
    pub after: usize,
}

/// So many products an engine is shown at most.
pub const PRODUCTS_SHOWN: usize = 50;

/// Which of these products answer the wish?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Choose {
    pub text: String,
    /// The wishes of the mail's filter.
    pub any_of: Vec<FilterGroup>,
    /// The best ranked, best first; at most [`PRODUCTS_SHOWN`].
    pub products: Vec<Product>,
}

/// Ids of the products that were shown, best first; any other id is dropped.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    pub ids: Vec<i64>,
}

/// Word this letter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Compose {
    pub letter: Letter,
}

/// What the next person needs to know, in five lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handoff {
    pub customer: String,
    /// Why a person is needed, in words.
    pub why: String,
    /// What they want, in words.
    pub wish: String,
    pub found: Vec<String>,
    pub tried: Vec<String>,
    pub next: String,
}
