//! A draft: segments that claim facts and actions, what a person's edit makes of them, and the hashes a decision names.
//!
//! Knows the words on the wire. Does not know how a letter is written (`delivery`) or what is wrong with it (`checks`).
//! Invariant: a body is its segments' texts joined without separator, before and after every edit.

mod align;
mod distance;
mod hash;
mod merge;
mod proposal;
mod reconcile;
mod words;

pub use align::{align, changed};
pub use distance::{Edit, EditKind, edit_distance};
pub use hash::{Content, ContentAction, content_hash, decision_hash};
pub use merge::{Merged, merge, merge_again};
pub use proposal::{Judged, Proposal, Remember};
pub use reconcile::reconcile;

/// Exactly what will be sent: the segments' texts, one after the other.
pub fn body(segments: &[api::SegmentView]) -> String {
    segments.iter().map(|segment| segment.text.as_str()).collect()
}
