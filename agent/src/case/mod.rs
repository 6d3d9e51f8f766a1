//! A case as one run sees it: the customer, the mails to answer, and what is remembered.

pub mod memory;
mod seed;

pub use memory::{Memory, MemoryEntry};
pub use seed::Seed;

use api::{ActionId, Attachment, CaseId, EmailId, JobId, JobKind, Language, RejectReason, Time};
use serde::{Deserialize, Serialize};

/// What one run is about. Fixed when the run begins; journaled whole, so that a replay needs nothing else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Task {
    pub job: JobId,
    pub kind: JobKind,
    pub case: CaseId,
    /// The case's revision that this run covers.
    pub rev: i64,
    /// The version that the draft will have.
    pub version: i64,
    pub customer: api::Customer,
    /// All unanswered mails, oldest first; the newest decides what is asked. Empty for a pure follow-up.
    pub mails: Vec<InboundMail>,
    /// Follow-ups that fell due and are not yet answered.
    pub due: Vec<DueFollowUp>,
    /// Set on a redo: what the reviewer said of the version before.
    pub rejected: Option<Rejected>,
    /// Earlier new texts of the customer in this case, newest first (at most 50): for the 4th repeat.
    pub earlier_texts: Vec<String>,
    /// Language of the case's last classified mail.
    pub last_language: Option<Language>,
    /// Subject and ids of the customer's thread, for the reply's headers.
    pub thread_subject: String,
}

impl Task {
    /// The newest unanswered mail; none in a pure follow-up.
    pub fn newest(&self) -> Option<&InboundMail> {
        self.mails.last()
    }

    /// What the ids of this draft are made from.
    pub fn seed(&self) -> Seed {
        Seed { case: self.case.clone(), version: self.version }
    }
}

/// One stored mail of the customer, already parsed and cleaned. All of it is data, never instruction.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InboundMail {
    pub id: EmailId,
    pub message_id: String,
    pub from: String,
    pub subject: String,
    /// The new text only: no quotes, no signature, nothing that a person would not see.
    pub text: String,
    pub quoted: String,
    /// Text was hidden in it (zero-width, tag characters, hidden by style); it has been removed.
    pub hidden_text: bool,
    pub attachments: Vec<Attachment>,
    pub received_at: Time,
}

/// A tracked refund whose parcel has arrived, or that waited too long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueFollowUp {
    /// The action whose execution created it.
    pub action: ActionId,
    pub order_id: i64,
    pub delivery_id: i64,
    pub why: DueWhy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DueWhy {
    Arrived,
    /// 30 days after its action the parcel has still not come: a person looks.
    Overdue,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rejected {
    pub reason: RejectReason,
    pub note: Option<String>,
    /// What was rejected: the same content is never proposed twice.
    pub content_hash: String,
    /// Which round of rejection this is, from 1; after the policy's limit a person takes over.
    pub round: u32,
    /// The rejected action, where the reason names one: its type and delivery.
    pub unwanted: Option<api::ActionParams>,
}
