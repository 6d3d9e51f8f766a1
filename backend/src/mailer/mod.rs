//! How mail leaves the house. Files are the default: nothing can leave by accident.
//!
//! Knows a finished message, what its case is called, and where it goes. Does not know decisions or retries.

mod files;
mod message;
pub mod smtp;

pub use files::Files;
pub use message::{BuildError, build};
pub use smtp::Smtp;

use crate::cases::Names;
use crate::config::Settings;
use crate::crm::{ByCrm, Crm};
use agent::draft::Content;
use api::{EffectId, Time};
use std::sync::Arc;
use std::time::Duration;

/// The way out that the settings name: by SMTP where there is a server, through the CRM where that does the work, else
/// into files.
pub fn of(settings: &Settings, crm: Option<&Arc<Crm>>) -> Arc<dyn Transport> {
    let outside = &settings.outside;
    match (outside.smtp.clone(), crm) {
        (Some(server), _) => {
            Arc::new(Smtp::new(server, outside.smtp_root.clone(), smtp::Patience::default()))
        }
        (None, Some(crm)) => Arc::new(ByCrm(crm.clone())),
        (None, None) => Arc::new(Files::new(&settings.data_dir)),
    }
}

/// A mail as it was countersigned.
#[derive(Debug, Clone, Copy)]
pub struct Outgoing<'a> {
    pub effect_id: &'a EffectId,
    pub names: &'a Names,
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
    /// Nothing happened; another attempt may help, after so long where the other side said so.
    #[error("{why}")]
    Passing { why: String, after: Option<Duration> },
    #[error("{0}")]
    Final(String),
    /// It may have gone out.
    #[error("{0}")]
    Unknown(String),
}

impl SendError {
    pub fn passing(why: impl Into<String>) -> Self {
        Self::Passing { why: why.into(), after: None }
    }
}

/// A way out of the house.
#[async_trait::async_trait]
pub trait Transport: Send + Sync {
    /// Hands the message over. `Ok`: the other side has it.
    async fn send(&self, mail: &Outgoing<'_>) -> Result<(), SendError>;

    /// Whether the same effect sent twice arrives once: only then may a crash in between be followed by a resend.
    fn is_idempotent(&self) -> bool;

    /// How it goes, in words that end the sentence "Send the reply .." on the screen.
    fn name(&self) -> &'static str;
}
