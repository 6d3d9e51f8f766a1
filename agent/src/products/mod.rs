//! Questions about products: what is looked for, what the catalogue has of it, how much is there, and the letter.
//!
//! Knows the catalogue and its stock, which are everybody's. Does not know the customer's orders, nor any query
//! language: a filter's words are looked up in the catalogue's vocabulary, and only the catalogue's own words are
//! asked for.
//! Invariant: what matches and what only comes close are two lists, and never both told.

mod asks;
pub mod availability;
mod colours;
mod facts;
pub mod filter;
pub mod kinds;
pub mod letter;
pub mod r#match;
pub mod rank;
mod relax;
mod resolve;
mod sizes;
mod told;
mod words;

pub use facts::{Fact, Told};
pub(crate) use sizes::{in_system, system};
pub use told::{offer, proposal, told, view, warnings};
