//! What a decision is, and every way it is refused.

mod approve;
