//! What a decision is, and every way it is refused.

mod amounts;
mod approve;
mod bounds;
mod claims;
mod edits;
mod facts;
mod many;
mod once;
mod promises;
mod refused;
mod reject;
mod undo;
mod working_copy;
