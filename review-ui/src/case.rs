//! One case: who wrote, what was written, and where the proposal stands.

mod at_work;
mod bar;
mod bars;
mod company;
mod designed;
mod effects;
mod hand_off;
mod head;
mod message;
pub mod nodes;
mod notes;
pub mod pane;
mod resolve;
pub mod scroll;
mod skeleton;
mod thread;
