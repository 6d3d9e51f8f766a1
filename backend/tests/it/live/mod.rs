//! What open screens are told, and when.

mod claims;
mod endings;
mod events;
mod passing;
mod presence;
pub mod stream;
