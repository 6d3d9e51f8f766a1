//! The demo shop "Strideway": its customers, parcels and mails, all invented, with dates that follow the clock.
//!
//! Knows the shop's tables and what a CRM would post. Does not know how a mail is answered.
//! Invariant: it is filled once, in one transaction, and its mails carry ids that stay the same, so that a second
//! start, also after a crash, neither fills nor posts twice.

mod arrive;
mod customers;
mod endpoint;
mod mails;
mod orders;
mod products;
mod seed;
mod start;
mod stock;
mod write;

pub use endpoint::router;
pub use mails::{events, samples};
pub use seed::seed;
pub use start::fill;
use start::today;

/// Whose mails these are, as an API key's source would say.
pub const SOURCE: &str = "demo";

#[cfg(test)]
mod tests;
