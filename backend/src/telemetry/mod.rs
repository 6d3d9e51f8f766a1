//! What is seen from outside: logs on standard error, spans to a collector where one is named, and every request's id.
//!
//! Knows ids, counts and timings. Does not know what a mail says: spans pass an allow-list on their way out
//! (`masking`), and log lines are written with ids only. Invariant: a collector that is slow or gone costs spans,
//! never time.

mod context;
mod exporter;
mod logs;
mod masking;
mod request;
mod start;
mod traces;

pub use context::{current_traceparent, link_to, set_remote_parent};
pub use logs::{LogFormat, is_filter as is_log_filter};
pub use masking::Content;
pub use request::{RequestId, watch};
pub use start::{StartError, Telemetry, start};

#[cfg(test)]
mod tests;
