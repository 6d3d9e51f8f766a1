//! The checks: what must hold before a reply may go, on the agent's text and again on every edit of a person.
//!
//! Knows the draft, its facts and policy. Does not know engines or the customer's mail.
//! Invariant: a check that cannot tell finds fault (it fails closed); matching is on word boundaries throughout.

mod input;
mod run;

pub use input::CheckInput;
pub use run::{overridable, run};
