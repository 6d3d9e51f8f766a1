//! The effects room: carries out what was approved, in order: actions, then the mail, then memory.
//!
//! Knows the outbox, the mail transport and the shop. Does not know engines, prompts or the browser.
//! Invariant: a row is `dispatching` before anything leaves and `done` only once the other side has accepted it; a
//! crash in between is `unknown` and is never sent again on its own, unless the other side is known to take the same
//! effect twice as one (docs/decisions/0006).

mod action;
mod claim;
mod dispatch;
mod endpoint;
mod hold;
mod lease;
mod letter;
mod mail;
mod memory;
mod ordered;
mod outcome;
mod plan;
mod recover;
mod resolve;
mod seen;
mod view;

pub use dispatch::{dispatch, sweep};
pub use endpoint::router;
pub use hold::{cancel_held, cancel_held_of_case};
pub use plan::{ActionBody, MailBody, Plan, plan};
pub use view::{of_case, of_decision};
