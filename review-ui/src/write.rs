//! Write a mail as one of the demo's customers, and watch it become a draft.

mod form;
mod happens;
pub mod page;
mod samples;
