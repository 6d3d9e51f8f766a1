//! What is known of a customer beyond one case: preferences in their own words, and past complaints.
//!
//! Knows a few kinds, how they are said, how long they stay. Does not know where they are stored, nor any engine.
//! Invariant: a remark is a fact about the customer. Nothing here is a promise of ours, a permission or an
//! instruction: words that fit no kind are no remark, whatever they demand.

mod complaint;
mod current;
pub mod preferences;
mod proposed;
mod told;

pub use current::{KEPT, current, within};
pub use proposed::{preferred, proposed};
pub use told::told;

use crate::policy::Policy;
use api::{CaseId, RemarkKind, RemarkView, Time};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

/// Characters of a remark's words.
pub const WORDS_CHARS: usize = 200;

/// What a run has heard in a mail; kept only once its answer has gone out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub kind: RemarkKind,
    /// Verbatim.
    pub words: String,
    /// Message-ID of the customer's mail.
    pub source: String,
    pub at: Time,
}

/// A remark that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    pub kind: RemarkKind,
    pub words: String,
    /// The case it was said in.
    pub case: CaseId,
    /// Message-ID of the customer's mail.
    pub source: String,
    pub said_at: Time,
    pub expires_at: Time,
    /// What was done about a complaint, from what was decided and has run.
    pub answer: Option<String>,
}

impl Remark {
    /// What was heard, as it is kept from `now` on. A mail that says it comes from the future was said now.
    pub fn kept(said: &Said, case: &CaseId, answer: &str, now: Time, policy: &Policy) -> Self {
        let (kind, said_at) = (said.kind, said.at.min(now));
        let days = if kind.is_preference() { policy.preference_days } else { policy.complaint_days };
        let lasting = SignedDuration::from_hours(days.saturating_mul(24));
        Self {
            kind,
            words: said.words.chars().take(WORDS_CHARS).collect(),
            case: case.clone(),
            source: said.source.clone(),
            said_at,
            expires_at: said_at.checked_add(lasting).unwrap_or(Time::MAX),
            answer: (!kind.is_preference()).then(|| answer.to_owned()),
        }
    }

    /// Whether both speak of one thing, so that the newer one counts: a preference of a kind, a case's complaint.
    fn is_about(&self, other: &Self) -> bool {
        self.kind == other.kind && (self.kind.is_preference() || self.case == other.case)
    }
}

impl From<Remark> for RemarkView {
    fn from(remark: Remark) -> Self {
        let Remark { kind, words, case, source, said_at, expires_at, answer } = remark;
        Self { kind, words, case_id: case, source, said_at, expires_at, answer }
    }
}
