//! The checks: what must hold before a reply may go, on the agent's text and again on every edit of a person.
//!
//! Knows the draft, its facts and policy. Does not know engines or the customer's mail.
//! Invariant: a check that cannot tell finds fault (it fails closed); matching is on word boundaries throughout.

mod amounts;
mod answered;
mod characters;
mod claims;
mod counts;
mod dates;
#[cfg(test)]
mod edits;
mod facts;
mod foreign;
mod greeting;
mod ids;
mod input;
mod internal_ids;
mod judged;
mod language;
mod length;
mod letter;
mod links;
mod negation;
mod passed;
#[cfg(test)]
mod product_edits;
mod products;
mod promise;
mod promises;
mod read;
mod recipients;
mod refund_amounts;
mod run;
#[cfg(test)]
mod stage;
mod wishes;

pub use input::{CheckInput, Shown};
pub use run::{overridable, run};
