//! The promises of the house, each kept by the whole service: real HTTP, a real database, a clock moved by hand.
//!
//! Every story runs on SQLite and on PostgreSQL (`on_both!`). A test's name is the promise.
#![expect(clippy::unwrap_used, reason = "a stage that cannot be built fails its test")]
#![expect(clippy::print_stderr, reason = "a test that is passed over says so")]

#[macro_use]
mod house;

mod cases;
mod decide;
mod doctor;
mod effects;
mod evaluation;
mod evaluation_gate;
mod evaluation_import;
mod evaluation_mail;
mod follow_up;
mod graph;
mod ingest;
mod live;
mod outside;
mod people;
mod privacy;
mod products;
mod queue;
mod schema;
mod seen;
mod threads;
mod workers;
