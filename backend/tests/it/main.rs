//! The promises of the house, each kept by the whole service: real HTTP, a real database, a clock moved by hand.
//!
//! Every story runs on SQLite and on PostgreSQL (`on_both!`). A test's name is the promise.

#[macro_use]
mod house;

mod decide;
mod effects;
mod ingest;
mod queue;
mod schema;
