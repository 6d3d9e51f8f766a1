//! What a reply says of products: their names, their sizes, and whether they are there. Only where products were looked
//! up; a reply about a parcel may say what is in it.

mod names;
mod sizes;
mod stock;
mod told;
mod wish;

pub use names::check as names;
pub use sizes::check as sizes;
pub use stock::check as stock;
pub use told::Told;
