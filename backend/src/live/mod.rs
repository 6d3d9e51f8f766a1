//! The live room: what open screens are told, over one stream each.
//!
//! Knows rows of `live_event` and who listens. Does not know why anything happened. A client that was away resumes
//! after the last event it saw; a gap that is too old is answered `resync`.

mod endpoint;
mod record;
mod tail;

pub use endpoint::router;
pub use record::{case_changed, happened};
pub use tail::{Live, Told, tail};
