//! The audit room: who did what, append-only and hash-chained.
//!
//! Knows ids, verdicts and hashes. Does not know texts, addresses or names: what a customer said is only here as an
//! HMAC under that customer's key, so that erasing the key leaves a chain that still verifies and says nothing.
//! Invariant: a row is written in the transaction of what it tells, and names the row before it by hash.

mod chain;
mod event;
mod keyed;
mod record;
mod verify;

pub use event::Event;
pub use keyed::{forget, keyed, pseudonym, pseudonym_in};
pub use record::{Entry, record};
pub use verify::{Verified, VerifyError, verify};

#[cfg(test)]
mod tests;
