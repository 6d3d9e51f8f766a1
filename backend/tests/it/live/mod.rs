//! What open screens are told, and when.

mod endings;
mod events;
pub mod stream;
