//! How values stand in columns.

use api::Time;
use serde::{Serialize, de::DeserializeOwned};

/// An instant as the database keeps it.
pub fn micros(at: Time) -> i64 {
    at.as_microsecond()
}

/// The instant of a column. Columns are written by [`micros`], so an impossible one is the epoch's end, not a panic.
pub fn time(micros: i64) -> Time {
    Time::from_microsecond(micros).unwrap_or(Time::MAX)
}

/// # Errors
/// As [`sqlx::Error::Encode`]: the caller's `?` treats it like any failure to write.
pub fn to_json<T: Serialize>(value: &T) -> sqlx::Result<String> {
    serde_json::to_string(value).map_err(|e| sqlx::Error::Encode(e.into()))
}

/// # Errors
/// As [`sqlx::Error::Decode`], without the text: it may hold a mail.
pub fn from_json<T: DeserializeOwned>(text: &str) -> sqlx::Result<T> {
    serde_json::from_str(text)
        .map_err(|e| sqlx::Error::Decode(format!("json at column {}", e.column()).into()))
}

/// The word of a wire enum, as its column keeps it (`needs_you`).
pub fn word<T: Serialize>(value: T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        // Only unit variants are given here; anything else would show in the first test.
        other => unreachable!("not a word: {other:?}"),
    }
}

/// The wire enum of a column's word.
///
/// # Errors
/// As [`sqlx::Error::Decode`] when the word is not one of the enum's.
pub fn word_of<T: DeserializeOwned>(word: &str) -> sqlx::Result<T> {
    serde_json::from_value(serde_json::Value::String(word.to_owned()))
        .map_err(|e| sqlx::Error::Decode(e.into()))
}
