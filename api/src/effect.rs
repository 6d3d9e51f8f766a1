//! Effects: what an approval sets in motion.

use crate::{ActionId, EffectId, Timestamp};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum EffectKind {
    Action,
    Mail,
    Memory,
    Webhook,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum EffectState {
    /// Inside the undo window.
    Held,
    Ready,
    /// Committed before anything leaves the house.
    Dispatching,
    /// The other side said yes.
    Done,
    Failed,
    /// We cannot know whether it happened; a person or the other side tells.
    Unknown,
    Cancelled,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct EffectView {
    pub id: EffectId,
    pub kind: EffectKind,
    pub state: EffectState,
    pub action_id: Option<ActionId>,
    pub attempts: i64,
    /// In plain words: what it does.
    pub what: String,
    /// The other side's own words where it failed.
    pub error: Option<String>,
    pub updated_at: Timestamp,
    /// Of one that failed or is in doubt: by what it can be looked up at the other side.
    #[serde(default)]
    pub evidence: Vec<EffectEvidence>,
    /// What a person last said of it.
    #[serde(default)]
    pub resolved: Option<Resolution>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EffectEvidence {
    /// How often it was tried, and when that last ended.
    Attempted { attempts: i64, at: Timestamp },
    /// Under which the mail stands in a server's log, and in the customer's mailbox.
    MessageId { id: String },
    /// Under which the other side knows it: the same for every attempt.
    IdempotencyKey { key: String },
}

/// A person's answer to what failed or was in doubt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Resolution {
    pub verdict: ResolveVerdict,
    pub by: String,
    pub at: Timestamp,
    pub note: Option<String>,
}

/// `POST /v1/effects/{id}/resolve`, for effects that are `unknown` or `failed`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ResolveRequest {
    pub verdict: ResolveVerdict,
    /// What was done by hand, or how the answer is known; at most 10,000 characters.
    #[serde(default)]
    pub note: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ResolveVerdict {
    Happened,
    SendAgain,
    Drop,
}
