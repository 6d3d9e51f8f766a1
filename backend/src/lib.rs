//! The house that keeps the promises: ingest, jobs, review, effects, people.
//!
//! Knows no prompt and no wording of replies (that is `agent`) and no screen (that is `review-ui`).
//! `docs/architecture.md` says what each room may not know and follows one mail through them.

pub mod app;
pub mod audit;
pub mod cases;
pub mod clock;
pub mod config;
pub mod crm;
pub mod demo;
pub mod doctor;
pub mod drafts;
pub mod effects;
pub mod evaluate;
pub mod http;
pub mod ids;
pub mod ingest;
pub mod jobs;
pub mod levels;
pub mod live;
pub mod mailer;
pub mod memory;
pub mod outside;
pub mod problem;
pub mod serve;
pub mod shop;
pub mod staff;
pub mod store;
pub mod telemetry;
mod ui;
pub mod webhooks;
