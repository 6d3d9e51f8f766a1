//! Late delivery and delivery status: which parcels are meant, how late they are, what policy gives, and the letter.
//!
//! Knows this customer's parcels and policy. Does not know engines beyond their trait, nor how a mail is sent.

pub mod assess;
mod evidence;
mod facts;
pub mod identify;
pub mod letter;
mod numbers;
mod recalled;
pub mod remedy;
mod words;

pub use facts::{Fact, Facts, Told};
pub use numbers::Item;
