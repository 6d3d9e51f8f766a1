//! Settings: `countersign.toml`, then environment variables, then flags; all validated before anything starts.
//!
//! Knows names, forms and bounds. Does not know what a setting does. Invariant: [`Settings`] made by [`load`] need no
//! further checking, and every complaint names the place to change.

mod error;
mod file;
mod kinds;
mod load;
mod nearest;
mod outside;
mod settings;
mod table;
mod together;

pub use error::{ConfigError, Wrong};
pub use load::{Flags, Listed, Loaded, Origin, load};
pub use settings::{Burst, Due, Jobs, Limits, Outside, Rate, Review, Secret, SecretFile, Settings};

#[cfg(test)]
mod tests;
