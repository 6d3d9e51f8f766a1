//! The demo: the shop "Strideway" with its customers, parcels and mails, all invented, with dates that follow the
//! clock; or, in its place, a shop from a file.
//!
//! Knows the shop's tables and what a CRM would post. Does not know how a mail is answered.
//! Invariant: it is filled once, in one transaction, and its mails carry ids that stay the same, so that a second
//! start, also after a crash, neither fills nor posts twice.

mod arrive;
mod catalogue;
mod customers;
mod endpoint;
mod mails;
mod offered;
mod orders;
mod seed;
mod start;
mod which;
mod world;
mod write;

pub use endpoint::router;
use mails::{events, samples};
#[cfg(test)]
pub(crate) use seed::seed;
use start::today;
pub use start::{FillError, open_shop, post_mails};
pub use which::{OtherShop, Shop};
pub use world::{World, WorldFileError};

/// Whose mails these are, as an API key's source would say.
pub const SOURCE: &str = "demo";

#[cfg(test)]
mod tests;
