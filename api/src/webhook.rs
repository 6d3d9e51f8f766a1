//! The log of webhooks.

use crate::{CaseId, DeliveryId, Page, Timestamp};
use serde::{Deserialize, Serialize};

/// How one webhook stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// Waits for its first attempt or the next one.
    Ready,
    /// Somebody is on the way with it.
    Dispatching,
    /// The listener answered 2xx.
    Done,
    /// A dead letter: every attempt failed.
    Dead,
}

/// One webhook, as `GET /v1/webhooks/deliveries` lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DeliveryView {
    /// The `webhook-id` header, the same over retries and replays.
    pub id: DeliveryId,
    #[serde(rename = "type")]
    pub kind: String,
    pub case_id: CaseId,
    pub state: DeliveryState,
    pub attempts: i64,
    /// What the listener answered last.
    pub status: Option<i64>,
    pub error: Option<String>,
    /// When it is tried next, where it waits.
    pub next_at: Option<Timestamp>,
    pub delivered_at: Option<Timestamp>,
    pub created_at: Timestamp,
}

pub type DeliveryPage = Page<DeliveryView>;
