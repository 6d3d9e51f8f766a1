//! The house that keeps the promises: ingest, jobs, review, effects, people.
//!
//! Knows no prompt and no wording of replies (that is `agent`) and no screen (that is `review-ui`).
//! `docs/architecture.md` says what each room may not know and follows one mail through them.

pub mod audit;
pub mod clock;
pub mod config;
pub mod ids;
pub mod problem;
pub mod store;
pub mod telemetry;
