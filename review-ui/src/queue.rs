//! The queue: rows, and how they change under a person's eyes.

pub mod list;
