//! Why: the facts, the checks, and the way the agent went.

mod checks;
mod customer;
mod earlier;
mod facts;
mod history;
pub mod pane;
mod products;
mod remarks;
mod why;
