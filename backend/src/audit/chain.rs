//! How a row is hashed, and what the first one follows.

use crate::ids::sha256_hex;
use serde::Serialize;

/// What the first row follows.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// A row as its hash sees it. The order of the fields is part of the format: it never changes.
#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct Row {
    pub seq: i64,
    pub at: i64,
    pub what: String,
    pub who: String,
    pub case_id: Option<String>,
    pub draft_id: Option<String>,
    pub decision_id: Option<String>,
    /// JSON exactly as stored.
    pub detail: String,
}

impl Row {
    /// SHA-256 over the previous row's hash and this row as JSON, lower-case hex.
    pub fn hash(&self, prev_hash: &str) -> String {
        // Strings, integers and options cannot fail to become JSON.
        let row = serde_json::to_string(self).unwrap_or_default();
        sha256_hex(format!("{prev_hash}{row}"))
    }
}
