//! The catalogue: what everybody may see. Takes no scope, because it is nobody's, and is only read.
//!
//! Every statement is a fixed text with bound values, in a transaction that cannot write and may not take long.

mod named;
mod products;
mod reading;
mod stock;
mod version;
mod vocabulary;

pub use named::named;
pub use products::products;
pub use stock::{incoming, stock};
pub use version::version;
pub use vocabulary::vocabulary;
