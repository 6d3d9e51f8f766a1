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
}

/// `POST /v1/effects/{id}/resolve`, for effects that are `unknown` or `failed`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ResolveRequest {
    pub verdict: ResolveVerdict,
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
