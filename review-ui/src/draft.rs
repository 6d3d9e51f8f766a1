//! The proposal: a letter, what is done with it, and whether it may go.

pub mod choices;
pub mod diff;
pub mod layout;
pub mod lighting;
pub mod standing;
pub mod working;

#[cfg(test)]
mod sample;
