//! A row of memory as the agent reads it.

use crate::store::{from_json, time, word_of};
use agent::case::MemoryEntry;

#[derive(sqlx::FromRow)]
pub struct Row {
    pub position: i64,
    role: String,
    message_id: String,
    at: i64,
    body: String,
    ids: String,
    promises: String,
}

impl Row {
    pub fn entry(self) -> sqlx::Result<MemoryEntry> {
        let entry = MemoryEntry {
            role: word_of(&self.role)?,
            source: self.message_id,
            at: time(self.at),
            text: self.body,
            ids: from_json(&self.ids)?,
            promises: from_json(&self.promises)?,
        };
        Ok(entry.bounded())
    }
}
