//! What the shop promises, on both databases.

mod act;
mod amounts;
mod once;
mod people;
mod read;
mod strangers;
mod world_file;
