//! A letter after a person's verdicts.

use super::{Body, Letter, LetterError, write};
use crate::delivery::letter::Promise;
use api::{ActionId, ActionVerdict, ActionVerdictKind, SegmentView};
use std::collections::BTreeMap;

/// Writes the stored letter anew: a refused promise disappears, a lowered amount shows, everything else keeps its
/// words and its segment ids. An action without a verdict stays as it was proposed.
///
/// # Errors
/// [`LetterError::Unreadable`] when `letter` is not one of ours.
pub fn rewrite(
    letter: &serde_json::Value,
    verdicts: &BTreeMap<ActionId, ActionVerdict>,
) -> Result<Vec<SegmentView>, LetterError> {
    let mut letter: Letter =
        serde_json::from_value(letter.clone()).map_err(|error| LetterError::Unreadable(error.to_string()))?;
    decided(&mut letter.body, verdicts);
    write(&letter)
}

fn decided(body: &mut Body, verdicts: &BTreeMap<ActionId, ActionVerdict>) {
    match body {
        Body::Nothing
        | Body::Holding
        | Body::WhichParcel
        | Body::WhichProduct
        | Body::MoreDetail
        | Body::Products(_) => {} // nothing is promised
        Body::Parcels { parcels } => {
            for parcel in parcels {
                parcel.promises.retain_mut(|promise| is_kept(promise, verdicts.get(&promise.action)));
            }
        }
    }
}

/// Whether the promise still stands; a lowered amount is written into it.
fn is_kept(promise: &mut Promise, verdict: Option<&ActionVerdict>) -> bool {
    let Some(verdict) = verdict else { return true };
    if let Some(amount) = verdict.amount {
        promise.amount = Some(amount);
    }
    match verdict.verdict {
        ActionVerdictKind::Refuse => false,
        ActionVerdictKind::Approve => verdict.amount.is_none_or(|amount| amount.minor > 0),
    }
}
