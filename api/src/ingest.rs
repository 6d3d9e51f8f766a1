//! `POST /v1/emails`: the event a CRM posts, and what it is answered.

use crate::{CaseId, JobId, Timestamp};
use serde::{Deserialize, Serialize};

/// One customer e-mail as the CRM knows it. Unknown fields are refused, so that a typo is not silently lost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EmailEvent {
    /// The caller's own id of this event, 1 to 200 characters: the first idempotency key.
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 200))]
    pub event_id: String,
    pub customer: Customer,
    /// The CRM's own id of the conversation, at most 200 characters; one of ours (`cas_..`) is taken too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case_id: Option<String>,
    #[serde(default)]
    pub direction: Direction,
    pub message: Message,
}

/// The customer as the authenticated caller names them; never taken from the mail itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Customer {
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 200))]
    pub id: String,
    #[cfg_attr(feature = "schema", schema(min_length = 3, max_length = 320))]
    pub email: String,
    #[serde(default)]
    pub name: String,
}

/// `outbound`: a person answered elsewhere; it is recorded and stops whatever we were about to say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    #[default]
    Inbound,
    Outbound,
}

/// The message itself, in RFC 5322's words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Message {
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 998))]
    pub message_id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_reply_to: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<String>,
    pub from: String,
    pub to: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cc: Vec<String>,
    #[serde(default)]
    pub subject: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    pub received_at: Timestamp,
    #[serde(default, skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    pub headers: std::collections::BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    pub name: String,
    #[serde(rename = "type")]
    pub media_type: String,
    /// Bytes.
    pub size: u64,
}

/// The `202`: the mail and its job are committed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Accepted {
    pub job_id: JobId,
    pub case_id: CaseId,
    pub status: AcceptedStatus,
    pub links: Links,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AcceptedStatus {
    /// A job of its own waits.
    Queued,
    /// Recorded; it makes no run (a bounce, an auto-reply, a person's own answer).
    Parked,
    /// A job that already waited for this case covers it too.
    Joined,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Links {
    pub job: String,
    pub case: String,
}
