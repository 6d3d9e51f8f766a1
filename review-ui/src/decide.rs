//! The dialogs that decide.

pub mod assign;
pub mod close;
pub mod escalate;
pub mod note;
pub mod reason_form;
pub mod reject;
pub mod snooze;
