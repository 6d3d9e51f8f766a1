//! Starting and stopping it all, once per process.

use super::masking::Content;
use super::{LogFormat, logs, metrics, otlp};
use opentelemetry::global;
use opentelemetry::trace::TracerProvider;
use opentelemetry_appender_tracing::layer::OpenTelemetryTracingBridge;
use opentelemetry_sdk::error::OTelSdkResult;
use opentelemetry_sdk::logs::SdkLoggerProvider;
use opentelemetry_sdk::metrics::SdkMeterProvider;
use opentelemetry_sdk::trace::{SdkTracerProvider, Tracer};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tracing::Subscriber;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::{FilterExt, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, registry};

/// The last spans, figures and lines get so long to leave, each.
const LAST_WORDS: Duration = Duration::from_secs(3);

#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("`{0}` is no list of log levels")]
    Filter(String),
    #[error("the exporter to the collector could not be built: {0}")]
    Collector(#[source] opentelemetry_otlp::ExporterBuildError),
    #[error("the exporter to the collector could not be built")]
    Panicked,
    #[error("logging was started twice")]
    Twice,
}

/// What a process says of itself and how.
#[derive(Debug, Clone, Copy)]
pub struct Start<'a> {
    /// As in `COUNTERSIGN_LOG`.
    pub log: &'a str,
    pub format: LogFormat,
    pub content: Content,
    /// `production` or `demo`, unless `OTEL_RESOURCE_ATTRIBUTES` says.
    pub environment: &'static str,
}

/// Holds the exporters until [`Telemetry::shutdown`].
#[must_use = "without `shutdown` the last spans are lost"]
#[derive(Default)]
pub struct Telemetry {
    pub(super) spans: Option<SdkTracerProvider>,
    pub(super) figures: Option<SdkMeterProvider>,
    pub(super) lines: Option<SdkLoggerProvider>,
}

/// Whether spans go to a collector: what only they need is not looked up otherwise.
static IS_TRACED: AtomicBool = AtomicBool::new(false);

pub fn is_traced() -> bool {
    IS_TRACED.load(Ordering::Relaxed)
}

/// Starts logging, and sends spans, figures and lines where `env` names a collector.
///
/// # Errors
/// [`StartError`], in words for the operator.
pub fn start(start: Start<'_>, env: &dyn Fn(&str) -> Option<String>) -> Result<Telemetry, StartError> {
    let filter = || logs::filter(start.log).map_err(|_| StartError::Filter(start.log.to_owned()));
    install_tls();
    let telemetry = exporters(start, env)?;
    let spans = telemetry.spans.as_ref().map(|provider| spans(provider.tracer("countersign")));
    let to_collector = match &telemetry.lines {
        Some(provider) => Some(OpenTelemetryTracingBridge::new(provider).with_filter(filter()?.and(ours()))),
        None => None,
    };
    let lines = logs::layer(start.format).with_filter(filter()?);
    registry().with(spans).with(to_collector).with(lines).try_init().map_err(|_| StartError::Twice)?;
    if let Some(provider) = &telemetry.spans {
        global::set_tracer_provider(provider.clone());
        IS_TRACED.store(true, Ordering::Relaxed);
    }
    std::panic::set_hook(Box::new(report_panic));
    Ok(telemetry)
}

/// The figures first: the queues of spans and lines count with them what they drop.
fn exporters(start: Start<'_>, env: &dyn Fn(&str) -> Option<String>) -> Result<Telemetry, StartError> {
    let signals = otlp::Signals::of(env);
    let environment = start.environment;
    let reader = signals.metrics.then(otlp::metric_reader).transpose()?;
    let figures = metrics::open(reader, otlp::resource(environment));
    global::set_meter_provider(figures.clone());
    let spans = signals.traces.then(|| otlp::spans_to(None, start.content, environment)).transpose()?;
    let lines = signals.logs.then(|| otlp::lines(environment)).transpose()?;
    Ok(Telemetry { spans, figures: Some(figures), lines })
}

impl Telemetry {
    /// Sends what is left on a thread of its own: an exporter blocks its thread, and this may be called from a
    /// runtime's. Call it once everything that is traced has ended.
    pub fn shutdown(self) {
        let sending = std::thread::spawn(move || {
            let all = [
                ("spans", self.spans.map(|spans| spans.shutdown_with_timeout(LAST_WORDS))),
                ("metrics", self.figures.map(|figures| figures.shutdown_with_timeout(LAST_WORDS))),
                ("logs", self.lines.map(|lines| lines.shutdown_with_timeout(LAST_WORDS))),
            ];
            for (what, sent) in all {
                tell(what, sent);
            }
        });
        if sending.join().is_err() {
            tracing::warn!("the exporter panicked; its last spans are lost");
        }
    }
}

fn tell(what: &'static str, sent: Option<OTelSdkResult>) {
    if let Some(Err(_)) = sent {
        tracing::warn!(what, "the last of these did not reach the collector");
    }
}

/// Of our own rooms. Never the HTTP client's: the exporter would trace itself.
fn ours() -> Targets {
    Targets::new().with_target("countersign", LevelFilter::TRACE).with_target("agent", LevelFilter::TRACE)
}

fn spans<S>(tracer: Tracer) -> impl Layer<S>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
{
    let layer = tracing_opentelemetry::layer().with_tracer(tracer);
    let layer = layer.with_location(false).with_threads(false).with_tracked_inactivity(false);
    layer.with_level(false).with_target(false).with_filter(ours().and(LevelFilter::INFO))
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
