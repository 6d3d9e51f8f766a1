//! The queue: durable, fair, and never stuck.

mod attempts;
mod locks;
