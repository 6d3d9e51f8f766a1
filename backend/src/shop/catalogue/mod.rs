//! The catalogue: what everybody may see. Takes no scope, because it is nobody's, and is only read.
//!
//! Every statement is a fixed text with bound values, in a transaction that cannot write and may not take long.

mod names;
mod products;
mod reading;
mod stock;
mod vocabulary;

pub use names::{named, version};
pub use products::products;
pub use stock::{incoming, stock};
pub use vocabulary::vocabulary;
