//! The proposal: a letter, what is done with it, and whether it may go.

pub mod again;
pub mod choices;
pub mod conflicts;
pub mod diff;
pub mod layout;
pub mod lighting;
pub mod standing;
pub mod working;

#[cfg(target_family = "wasm")]
mod action_row;
#[cfg(target_family = "wasm")]
mod actions;
#[cfg(target_family = "wasm")]
pub mod button_bar;
#[cfg(target_family = "wasm")]
mod changes;
#[cfg(target_family = "wasm")]
mod editor;
#[cfg(target_family = "wasm")]
mod envelope;
#[cfg(target_family = "wasm")]
mod fault_line;
#[cfg(target_family = "wasm")]
mod head;
#[cfg(target_family = "wasm")]
mod letter;
#[cfg(target_family = "wasm")]
mod margin;
#[cfg(target_family = "wasm")]
mod merge;
#[cfg(target_family = "wasm")]
mod paper;
#[cfg(target_family = "wasm")]
pub mod proposal;
#[cfg(target_family = "wasm")]
pub mod strip;

#[cfg(test)]
mod sample;
