//! The cases room: one conversation with one customer, its rows in the queue, its claim, its memory.

mod scope;

pub use scope::CustomerScope;
