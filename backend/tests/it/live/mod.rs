//! What open screens are told, and when.

pub mod stream;
