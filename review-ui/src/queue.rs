//! The queue: rows, and how they change under a person's eyes.

pub mod list;

#[cfg(target_family = "wasm")]
pub mod empty;
#[cfg(target_family = "wasm")]
mod first_run;
#[cfg(target_family = "wasm")]
pub mod pane;
#[cfg(target_family = "wasm")]
pub mod row;
#[cfg(target_family = "wasm")]
mod search;
#[cfg(target_family = "wasm")]
pub mod skeleton;
