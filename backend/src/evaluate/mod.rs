//! The stage that evaluations play on: the real service with a shop, a clock and a database of its own.
//!
//! Knows how to start the house for one labelled mail, and how a decided mail becomes one. Does not know what is right:
//! that is `evals`, and the person who decided.

mod import;
mod journal;
mod stage;
mod train;
mod version;

pub use import::{Imported, Wanted, import_decisions};
pub use stage::{Stages, is_busy};
pub use train::{Learned, TrainError, train};
