//! What open screens are told, and when.

mod events;
pub mod stream;
