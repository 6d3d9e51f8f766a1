//! Spans, figures and lines to a collector over OTLP (http/protobuf), only where the environment names one.
//!
//! `OTEL_*` variables mean what OpenTelemetry says they mean: the SDK reads sampler, headers, timeouts, intervals and
//! batch sizes itself. Source: OpenTelemetry specification, "Environment Variable Specification" and "OTLP Exporter".
//!
//! Exporters are built on a thread of their own: their client is a blocking one and must not be made on a runtime's
//! thread. Batches wait in bounded queues; what does not fit is dropped and counted, so a collector can slow nothing.

use super::exporter::Door;
use super::masking::Content;
use super::start::StartError;
use super::subject::Carry;
use opentelemetry::{Key, KeyValue};
use opentelemetry_otlp::{ExporterBuildError, LogExporter, MetricExporter, SpanExporter, WithExportConfig};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::logs::SdkLoggerProvider;
use opentelemetry_sdk::metrics::PeriodicReader;
use opentelemetry_sdk::trace::SdkTracerProvider;

/// What goes to a collector.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Signals {
    pub traces: bool,
    pub metrics: bool,
    pub logs: bool,
}

impl Signals {
    pub(super) fn of(env: &dyn Fn(&str) -> Option<String>) -> Self {
        let is_set = |name: &str| env(name).is_some_and(|value| !value.trim().is_empty());
        let says =
            |name: &str, word: &str| env(name).is_some_and(|value| value.trim().eq_ignore_ascii_case(word));
        let is_on = |signal: &str| {
            let has_endpoint = is_set("OTEL_EXPORTER_OTLP_ENDPOINT")
                || is_set(&format!("OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"));
            has_endpoint
                && !says("OTEL_SDK_DISABLED", "true")
                && !says(&format!("OTEL_{signal}_EXPORTER"), "none")
        };
        Self { traces: is_on("TRACES"), metrics: is_on("METRICS"), logs: is_on("LOGS") }
    }
}

/// `endpoint`: `None` asks the environment.
pub(super) fn spans_to(
    endpoint: Option<String>,
    content: Content,
    environment: &'static str,
) -> Result<SdkTracerProvider, StartError> {
    apart(move || {
        let builder = SpanExporter::builder().with_http();
        let builder = match endpoint {
            Some(endpoint) => builder.with_endpoint(endpoint),
            None => builder,
        };
        let provider = SdkTracerProvider::builder().with_resource(resource(environment));
        let provider = provider.with_span_processor(Carry);
        Ok(provider.with_batch_exporter(Door::new(builder.build()?, content)).build())
    })
}

pub(super) fn metric_reader() -> Result<PeriodicReader<MetricExporter>, StartError> {
    apart(|| Ok(PeriodicReader::builder(MetricExporter::builder().with_http().build()?).build()))
}

pub(super) fn lines(environment: &'static str) -> Result<SdkLoggerProvider, StartError> {
    apart(move || {
        let exporter = LogExporter::builder().with_http().build()?;
        let provider = SdkLoggerProvider::builder().with_resource(resource(environment));
        Ok(provider.with_batch_exporter(exporter).build())
    })
}

fn apart<T: Send + 'static>(
    build: impl FnOnce() -> Result<T, ExporterBuildError> + Send + 'static,
) -> Result<T, StartError> {
    let built = std::thread::spawn(build).join().map_err(|_| StartError::Panicked)?;
    built.map_err(StartError::Collector)
}

/// What the environment names (`OTEL_SERVICE_NAME`, `OTEL_RESOURCE_ATTRIBUTES`) wins over our own words.
pub(super) fn resource(environment: &'static str) -> Resource {
    let named = Resource::builder().build();
    let is_named = |key: &Key| {
        let value = named.get(key).map(|value| value.to_string());
        value.is_some_and(|value| !value.starts_with("unknown_service"))
    };
    let ours = [
        KeyValue::new("service.name", "countersign"),
        KeyValue::new("service.version", env!("CARGO_PKG_VERSION")),
        KeyValue::new("service.instance.id", crate::ids::fresh()),
        KeyValue::new("deployment.environment.name", environment),
        KeyValue::new("openinference.project.name", "countersign"),
    ];
    let missing = ours.into_iter().filter(|ours| !is_named(&ours.key));
    Resource::builder().with_attributes(missing).build()
}
