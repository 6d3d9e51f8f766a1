//! What the shop promises, on both databases.

mod act;
mod amounts;
mod once;
mod people;
mod read;
mod world_file;
