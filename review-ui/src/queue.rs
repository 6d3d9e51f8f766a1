//! The queue: rows, and how they change under a person's eyes.

mod belongs;
pub mod list;
mod window;

#[cfg(target_family = "wasm")]
pub mod empty;
#[cfg(target_family = "wasm")]
mod first_run;
#[cfg(target_family = "wasm")]
pub mod pane;
#[cfg(target_family = "wasm")]
pub mod row;
#[cfg(target_family = "wasm")]
mod rows;
#[cfg(target_family = "wasm")]
mod search;
#[cfg(target_family = "wasm")]
pub mod skeleton;
