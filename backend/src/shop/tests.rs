//! What the shop promises, on both databases.

mod act;
mod amounts;
mod catalogue;
mod once;
mod people;
mod read;
pub(super) mod shelf;
mod strangers;
mod world_file;
