//! The graph as the whole house runs it.

mod escalate;
mod facts;
mod picture;
mod replay;
