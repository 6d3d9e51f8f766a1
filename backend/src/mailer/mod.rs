//! How mail leaves the house. Files are the default: nothing can leave by accident.
//!
//! Knows a finished message and where it goes. Does not know decisions, cases or retries.

mod files;
mod message;

pub use files::Files;
pub use message::{BuildError, build};

use agent::draft::Content;
use api::{EffectId, Time};

/// A mail as it was countersigned.
#[derive(Debug, Clone, Copy)]
pub struct Outgoing<'a> {
    pub effect_id: &'a EffectId,
    /// Without angle brackets.
    pub message_id: &'a str,
    pub in_reply_to: Option<&'a str>,
    pub references: &'a [String],
    pub from_name: &'a str,
    pub from: &'a str,
    pub content: &'a Content,
    pub at: Time,
}

#[derive(Debug, thiserror::Error)]
pub enum SendError {
    #[error("{0}")]
    Passing(String),
    #[error("{0}")]
    Final(String),
    /// It may have gone out.
    #[error("{0}")]
    Unknown(String),
}

/// A way out of the house.
#[async_trait::async_trait]
pub trait Transport: Send + Sync {
    /// Hands the message over. `Ok`: the other side has it.
    async fn send(&self, mail: &Outgoing<'_>) -> Result<(), SendError>;

    /// Whether the same effect sent twice arrives once: only then may a crash in between be followed by a resend.
    fn is_idempotent(&self) -> bool;

    /// The word for the screen (`files`).
    fn name(&self) -> &'static str;
}
