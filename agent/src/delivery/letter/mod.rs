//! The letter: typed facts and promises in, segments out.

use api::{ActionId, ActionVerdict, SegmentView};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Letter {}

/// A letter could not be written: a template or a stored letter is wrong, never the customer's mail.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LetterError {
    #[error("the letter cannot be read: {0}")]
    Unreadable(String),
    #[error("the letter cannot be worded: {0}")]
    Template(String),
}

/// Writes the stored letter anew for a person's verdicts: a refused promise disappears, a lowered amount shows.
///
/// # Errors
/// [`LetterError`] when `letter` is not one of ours.
pub fn rewrite(
    letter: &serde_json::Value,
    _verdicts: &BTreeMap<ActionId, ActionVerdict>,
) -> Result<Vec<SegmentView>, LetterError> {
    serde_json::from_value::<Letter>(letter.clone()).map_err(|e| LetterError::Unreadable(e.to_string()))?;
    Ok(Vec::new())
}
