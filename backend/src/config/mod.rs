//! Settings: `countersign.toml`, then environment variables, then flags; all validated before anything starts.

mod settings;

pub use settings::{Burst, Due, Jobs, Limits, Rate, Review, Secret, Settings};
