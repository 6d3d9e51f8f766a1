//! What is remembered of a case, and how it stays small: the newest entries whole, older ones rolled up by rule.
//!
//! Knows entries, promises and a budget. What is known of a customer beyond the case is told in [`crate::remarks`]. Does not know where they are stored, nor any engine: rolling up is the same
//! for every engine, so a replay recalls what the run recalled.
//! Invariant: what a customer wrote is never a promise of ours. Open promises come from executed actions alone.

mod numbers;
mod promise;
mod roll_up;
mod told;

pub use numbers::numbers;
pub use promise::{Executed, Promise, Promised, open, promised};
pub use roll_up::{digest, roll_up, tokens};
pub use told::told;

use crate::remarks::Remark;
use api::{MemoryRole, Time};
use serde::{Deserialize, Serialize};

/// So many entries are recalled whole; what stands before them is rolled up.
pub const WHOLE: usize = 8;
/// Characters of a text that memory keeps; the mail itself stays stored.
pub const TEXT_CHARS: usize = 2000;
/// Numbers that one entry keeps, and characters of each: a mail that lists a whole warehouse is not remembered so.
pub const IDS: usize = 20;
pub const ID_CHARS: usize = 60;

/// Everything that one case remembers, as far as it is recalled.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    /// Oldest first.
    pub entries: Vec<MemoryEntry>,
    /// What we owe this customer, newest first.
    pub promises: Vec<Promise>,
    /// What the customer prefers and has complained of, in whichever of their cases.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Remark>,
}

/// One entry of a case's memory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemoryEntry {
    pub role: MemoryRole,
    /// The Message-ID it stems from.
    pub source: String,
    pub at: Time,
    pub text: String,
    /// Order and tracking numbers mentioned, verbatim.
    pub ids: Vec<String>,
    /// What was promised with it; only executed decisions write here.
    pub promises: Vec<String>,
}

impl MemoryEntry {
    /// Never larger than what memory keeps, whatever wrote it.
    #[must_use]
    pub fn bounded(mut self) -> Self {
        self.text = self.text.chars().take(TEXT_CHARS).collect();
        self.ids.retain(|id| id.chars().count() <= ID_CHARS); // a number is kept whole or not at all
        self.ids.truncate(IDS);
        self
    }
}
