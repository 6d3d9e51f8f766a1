//! The drafts room: a proposal waits for a person, and one answer to exactly one version is recorded.
//!
//! Knows the stored proposal and who decides. Does not know engines, prompts, transports or the browser.
//! Invariants: a version never changes once stored; a decision stands or falls in one transaction with its effects;
//! no read ever decides anything.

mod answers;
mod bounds;
mod check;
mod content;
mod decide;
mod decided;
mod endpoint;
mod expire;
mod facts;
mod find;
mod judge;
mod redraft;
mod refresh;
mod refusal;
mod replace;
mod store;
mod undo;
mod view;
mod working_copy;

pub use decide::approve::state_after;
pub use decide::{Deciding, decide, reject_reason};
pub use decided::of_case as decisions_of_case;
pub use endpoint::router;
pub use expire::expire;
pub use find::{DraftRow, find, newest_of_case, versions_of_case};
pub use redraft::{Redraft, redraft};
pub use refusal::Refusal;
pub use replace::{supersede, withdraw};
pub use store::{New, insert};
pub use undo::undo;
pub use view::view;
