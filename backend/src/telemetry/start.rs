//! Starting and stopping it all, once per process.

use super::masking::Content;
use super::{LogFormat, logs, traces};
use opentelemetry::trace::TracerProvider;
use opentelemetry_sdk::trace::{SdkTracerProvider, Tracer};
use std::time::Duration;
use tracing::Subscriber;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, registry};

/// The last spans get so long to leave.
const LAST_WORDS: Duration = Duration::from_secs(3);

#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("`{0}` is no list of log levels")]
    Filter(String),
    #[error("the trace exporter could not be built: {0}")]
    Collector(#[source] opentelemetry_otlp::ExporterBuildError),
    #[error("the trace exporter could not be built")]
    Panicked,
    #[error("logging was started twice")]
    Twice,
}

/// Holds the exporter until [`Telemetry::shutdown`].
#[must_use = "without `shutdown` the last spans are lost"]
pub struct Telemetry {
    provider: Option<SdkTracerProvider>,
}

/// Starts logging, and tracing where `env` names a collector. `log`: as in `COUNTERSIGN_LOG`.
///
/// # Errors
/// [`StartError`], in words for the operator.
pub fn start(
    log: &str,
    format: LogFormat,
    content: Content,
    env: &dyn Fn(&str) -> Option<String>,
) -> Result<Telemetry, StartError> {
    let filter = logs::filter(log).map_err(|_| StartError::Filter(log.to_owned()))?;
    install_tls();
    let provider = if traces::is_on(env) { Some(traces::provider_to(None, content)?) } else { None };
    let spans = provider.as_ref().map(|provider| spans(provider.tracer("countersign")));
    let lines = logs::layer(format).with_filter(filter);
    registry().with(spans).with(lines).try_init().map_err(|_| StartError::Twice)?;
    std::panic::set_hook(Box::new(report_panic));
    Ok(Telemetry { provider })
}

impl Telemetry {
    #[cfg(test)]
    pub(super) fn of(provider: SdkTracerProvider) -> Self {
        Self { provider: Some(provider) }
    }

    /// Sends what is left, for at most 3 s, on a thread of its own: the exporter blocks its thread, and this may be
    /// called from a runtime's.
    pub fn shutdown(self) {
        let Some(provider) = self.provider else { return };
        let sending = std::thread::spawn(move || provider.shutdown_with_timeout(LAST_WORDS));
        let is_sent = matches!(sending.join(), Ok(Ok(())));
        if !is_sent {
            tracing::warn!("the last spans did not reach the collector");
        }
    }
}

/// Spans of our own rooms and of the worker. Never the HTTP client's: the exporter would trace itself.
fn spans<S>(tracer: Tracer) -> impl Layer<S>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
{
    let ours = Targets::new()
        .with_target("countersign", LevelFilter::INFO)
        .with_target("agent", LevelFilter::INFO)
        .with_target("apalis", LevelFilter::INFO);
    let layer = tracing_opentelemetry::layer().with_tracer(tracer);
    let layer = layer.with_location(false).with_threads(false).with_tracked_inactivity(false);
    layer.with_level(false).with_target(false).with_filter(ours)
}

/// One TLS provider for everything: without it the first client to be built panics, for plain http too.
pub(super) fn install_tls() {
    let is_first = rustls::crypto::ring::default_provider().install_default().is_ok();
    tracing::trace!(is_first, "the TLS provider is in place");
}

/// Where it happened, and the words the programmer wrote. A message put together at run time may hold anything, so
/// it is not logged.
fn report_panic(info: &std::panic::PanicHookInfo<'_>) {
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let words = info.payload().downcast_ref::<&str>().copied().unwrap_or("(not shown)");
    tracing::error!(place, words, "a panic");
}
