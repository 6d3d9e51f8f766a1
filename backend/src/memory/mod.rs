//! The memory room: what a case remembers, kept so that recalling it costs the same however long the case is, and what
//! is known of a customer beyond it.
//!
//! Knows rows, positions and the digest of what is old. Does not know engines, nor what a text means: how entries are
//! rolled up is the agent's ([`agent::case::memory`]).
//! Invariant: an entry is there once for each message and role, whatever is retried; a digest is written in the
//! transaction that wrote its entries, so recall reads the newest rows, one digest and a bounded list of promises.

mod digest;
mod keep;
mod promises;
mod recall;
mod remarks;
mod row;

pub use keep::keep;
pub use recall::recall;
pub use remarks::{forget_expired, keep as keep_remarks, known};

#[cfg(test)]
mod remarks_tests;
#[cfg(test)]
mod tests;
