//! Spans to a collector over OTLP (http/protobuf), only where the environment names one.
//!
//! `OTEL_*` variables mean what OpenTelemetry says they mean: the SDK reads sampler, headers, timeouts and batch
//! sizes itself. Source: OpenTelemetry specification, "Environment Variable Specification" and "OTLP Exporter".

use super::exporter::Door;
use super::masking::Content;
use super::start::StartError;
use opentelemetry::{Key, KeyValue};
use opentelemetry_otlp::{SpanExporter, WithExportConfig};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::SdkTracerProvider;

/// Whether spans go anywhere.
pub(super) fn is_on(env: &dyn Fn(&str) -> Option<String>) -> bool {
    let is_set = |name| env(name).is_some_and(|value| !value.trim().is_empty());
    let says = |name, word: &str| env(name).is_some_and(|value| value.trim().eq_ignore_ascii_case(word));
    let has_endpoint = is_set("OTEL_EXPORTER_OTLP_ENDPOINT") || is_set("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
    has_endpoint && !says("OTEL_SDK_DISABLED", "true") && !says("OTEL_TRACES_EXPORTER", "none")
}

/// Built on a thread of its own: the exporter's client is a blocking one and must not be made on a runtime's thread.
/// A batch waits in a bounded queue; what does not fit is dropped, so a collector can slow nothing.
///
/// `endpoint`: `None` asks the environment.
pub(super) fn provider_to(
    endpoint: Option<String>,
    content: Content,
) -> Result<SdkTracerProvider, StartError> {
    let built = std::thread::spawn(move || {
        let builder = SpanExporter::builder().with_http();
        let builder = match endpoint {
            Some(endpoint) => builder.with_endpoint(endpoint),
            None => builder,
        };
        let exporter = builder.build().map_err(StartError::Collector)?;
        let provider = SdkTracerProvider::builder().with_resource(resource());
        Ok(provider.with_batch_exporter(Door::new(exporter, content)).build())
    });
    built.join().map_err(|_| StartError::Panicked)?
}

/// What the environment names (`OTEL_SERVICE_NAME`, `OTEL_RESOURCE_ATTRIBUTES`) wins over our own name.
fn resource() -> Resource {
    let named = Resource::builder().build().get(&Key::from_static_str("service.name"));
    let named = named.map(|name| name.to_string()).filter(|name| !name.starts_with("unknown_service"));
    let version = KeyValue::new("service.version", env!("CARGO_PKG_VERSION"));
    let instance = KeyValue::new("service.instance.id", crate::ids::fresh());
    let builder = Resource::builder().with_attributes([version, instance]);
    builder.with_service_name(named.unwrap_or_else(|| "countersign".to_owned())).build()
}
