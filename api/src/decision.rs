//! Deciding: one immutable answer of a person to exactly one draft version.

use crate::{ActionId, DecisionId, DraftView, EffectView, Money, Timestamp, Topic};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Approve,
    Reject,
    Escalate,
    Close,
}

impl Verdict {
    /// The word on the wire and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Reject => "reject",
            Self::Escalate => "escalate",
            Self::Close => "close",
        }
    }
}

/// `POST /v1/drafts/{id}/decisions`. It succeeds only for the version, content and facts that it names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DecisionRequest {
    pub decision_id: DecisionId,
    pub version: i64,
    pub decision_hash: String,
    pub based_on_rev: i64,
    pub verdict: Verdict,
    /// Of a rejection: [`RejectReason`]; of an escalation or close: free words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<serde_json::Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edits: Option<Edits>,
    /// Every proposed action is named; an offered one may be.
    #[serde(default)]
    pub actions: BTreeMap<ActionId, ActionVerdict>,
    /// Ids of the warnings (and, for a lead with a note, blocks) the person has read and accepts.
    #[serde(default)]
    pub acknowledged: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measured: Option<Measured>,
    /// The claim the client believes it holds; an older one is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim_number: Option<i64>,
}

/// What the person changed; an absent field stays as the draft has it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Edits {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cc: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ActionVerdict {
    pub verdict: ActionVerdictKind,
    /// A lowered amount; 0 means refuse. Absent: as policy computed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ActionVerdictKind {
    Approve,
    Refuse,
}

/// Why a draft is rejected; on the wire a word (`"wording"`) or an object (`{"wrong_topic": "billing"}`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RejectReason {
    WrongTopic(Topic),
    UnwantedAction(ActionId),
    WrongProduct(Vec<String>),
    NeedsQuestion,
    Wording,
    Other,
}

/// Figures of the screen that travel with a decision; never a ranking of people.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Measured {
    #[serde(default)]
    pub shown_at: Option<Timestamp>,
    #[serde(default)]
    pub first_key_at: Option<Timestamp>,
    #[serde(default)]
    pub by_keyboard: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DecisionResponse {
    pub decision_id: DecisionId,
    pub verdict: Verdict,
    /// The person; "NAME via key" where a key acted for them.
    pub by: String,
    pub at: Timestamp,
    /// `None`: it cannot be undone.
    pub undo_until: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undone_at: Option<Timestamp>,
    pub draft: DraftView,
    pub effects: Vec<EffectView>,
}

/// A decision as a case's history shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DecisionView {
    pub decision_id: DecisionId,
    pub draft_id: crate::DraftId,
    pub version: i64,
    pub verdict: Verdict,
    pub by: String,
    pub at: Timestamp,
    pub undo_until: Option<Timestamp>,
    pub undone_at: Option<Timestamp>,
    pub reason: Option<serde_json::Value>,
    pub note: Option<String>,
    /// Whether the text that was decided differs from the agent's.
    pub edited: bool,
}
