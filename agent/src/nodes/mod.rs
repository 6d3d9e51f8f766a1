//! The nodes that every topic shares, a file each, and the reasons for calling a person.
//!
//! A node's `Input` is all it may know, cut from the run in one place beside it.

pub mod check;
pub mod classify;
pub mod compose;
pub mod escalate;
mod frame;
mod line;
pub mod need_info;
pub mod propose;
mod reason;
pub mod recall;
pub mod route;
pub mod screen;
pub mod signals;

pub(crate) use line::excerpt;
pub use reason::Reason;
