//! The built-in classifier: a sparse linear model over words, pairs of words, pieces of words and what the rules found.
//! It has learned from the mails in `evals/training` and from nothing else; `countersign eval train` rebuilds it.
//!
//! Knows texts and topics. Does not know cases or shops. The same text gives the same shares on every machine: only
//! additions, products, roots and one portable exponential lie between them.

mod descend;
mod features;
mod file;
mod model;
mod reason;
mod train;

pub use features::Signal;
pub use model::{Guess, Model};
pub use train::{Labelled, TrainingMail, train};

use std::sync::LazyLock;

/// The learned weights, part of the program.
pub const WEIGHTS: &[u8] = include_bytes!("weights.bin");

/// The model that ships.
pub fn shipped() -> &'static Model {
    static MODEL: LazyLock<Model> =
        LazyLock::new(|| Model::read(WEIGHTS).expect("the weights of this version, read by a test"));
    &MODEL
}
