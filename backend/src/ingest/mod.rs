//! The ingest room: an authenticated event becomes a stored mail and its job, in one commit.
//!
//! Does not know engines, drafts' texts or the browser. Invariants: no `202` before the commit; the same event twice
//! is the same job; a customer's mail joins only that customer's cases.

mod accept;
mod endpoint;
mod event;
mod newcomer;
mod posted;
mod raw;
mod repeat;
mod signed;
mod thread;

pub use accept::{Accept, IngestError, accept};
pub use endpoint::router;
pub use event::validate;
pub use posted::event as posted;
