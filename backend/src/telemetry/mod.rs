//! What is seen from outside: logs on standard error, spans, figures and lines to a collector where one is named,
//! `/metrics` for Prometheus, and every request's id.
//!
//! Knows ids, counts and timings. Does not know what a mail says: spans pass an allow-list on their way out
//! (`masking`), and log lines are written with ids only. Invariant: a collector that is slow or gone costs spans,
//! never time.

mod context;
mod exporter;
mod line;
mod logs;
mod masking;
mod metrics;
mod otlp;
mod request;
mod review;
mod start;
mod subject;
mod texts;

pub use context::{carry, current_traceparent, go_on, link_to, traceparent_of};
pub use logs::{LogFormat, is_filter as is_log_filter};
pub use masking::Content;
pub use metrics::{EXPOSITION_TYPE, exposition, figures, label, seconds};
pub use request::{RequestId, watch};
pub use review::{Reviewed, reviewed};
pub use start::{Start, StartError, Telemetry, is_traced, start};
pub use subject::{About, Subject};
pub use texts::{Watcher, called, said};

#[cfg(test)]
mod tests;
