//! How a draft was made: the run's nodes, what each asked and heard, and what followed.

mod block;
mod outcome;
pub mod page;
mod runs;
mod step;
mod timeline;
