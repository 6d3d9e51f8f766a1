//! Errors on the wire: RFC 9457 problem details.

use serde::{Deserialize, Serialize};

/// `application/problem+json`. `type` is stable and ends in the problem's name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Problem {
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    pub status: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// The facts a client needs to go on (`by`, `at`, `until`, ...).
    #[serde(flatten)]
    pub facts: serde_json::Map<String, serde_json::Value>,
}

impl Problem {
    /// The last word of `type`: what a program matches on.
    pub fn name(&self) -> &str {
        self.kind.rsplit('/').next().unwrap_or(&self.kind)
    }
}

/// One wrong field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// Path with dots and indexes: `customer.id`, `message.to[0]`.
    pub field: String,
    pub message: String,
}
