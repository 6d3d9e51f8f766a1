//! The outside room: calls to other people's servers, and signatures in both directions.
//!
//! Knows signing, where a call may go, and HTTP as a client. Does not know mails, cases or what a body says.
//! Invariant: nothing leaves unsigned, follows a redirect, or reaches an address that the settings do not allow.

mod guard;
mod peer;
mod reach;
mod retry_after;
mod signature;
mod target;
mod zone;

pub use guard::{Names, System};
pub use peer::{Answer, Call, Lost, Peer};
pub use reach::Reach;
pub use signature::{NoSecret, Presented, Secrets};
pub use target::{NoTarget, Target};
