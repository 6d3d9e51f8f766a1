//! Figures: one set of instruments, read by Prometheus at `/metrics` and sent to a collector where one is named.
//!
//! Labels are words of ours (kinds, states, verdicts, routes). Never a case, a customer or a job: each would be a
//! series of its own for ever.

use opentelemetry::KeyValue;
use opentelemetry::metrics::{Counter, Gauge, Histogram, Meter, MeterProvider};
use opentelemetry_otlp::MetricExporter;
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::metrics::{PeriodicReader, SdkMeterProvider};
use prometheus::{Encoder, Registry, TextEncoder};
use std::sync::OnceLock;
use std::time::Duration;

/// Seconds, from a fast answer to a mail that waited over a weekend.
const SECONDS: [f64; 14] =
    [0.005, 0.02, 0.1, 0.5, 1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0, 14_400.0, 86_400.0, 259_200.0];

/// Everything that is counted.
pub struct Figures {
    pub mails: Counter<u64>,
    pub jobs_enqueued: Counter<u64>,
    pub jobs_ended: Counter<u64>,
    pub job_wait: Histogram<f64>,
    pub job_duration: Histogram<f64>,
    pub jobs: Gauge<u64>,
    pub review_age: Histogram<f64>,
    pub review_waiting: Gauge<u64>,
    pub review_oldest: Gauge<f64>,
    pub effects_ended: Counter<u64>,
    pub effect_duration: Histogram<f64>,
    pub effects: Gauge<u64>,
    pub request_duration: Histogram<f64>,
}

struct Metrics {
    provider: SdkMeterProvider,
    registry: Registry,
    figures: Figures,
}

/// One per process, like the subscriber of logs. Whoever counts before [`open`] opens it without a collector.
static METRICS: OnceLock<Metrics> = OnceLock::new();

/// Opens the figures, also towards a collector where there is a reader for one.
pub(super) fn open(reader: Option<PeriodicReader<MetricExporter>>, resource: Resource) -> SdkMeterProvider {
    METRICS.get_or_init(|| Metrics::new(reader, resource)).provider.clone()
}

fn metrics() -> &'static Metrics {
    METRICS.get_or_init(|| Metrics::new(None, Resource::builder().build()))
}

pub fn figures() -> &'static Figures {
    &metrics().figures
}

/// What Prometheus reads, in its text format 0.0.4.
///
/// # Errors
/// When an instrument cannot be written down.
pub fn exposition() -> Result<Vec<u8>, prometheus::Error> {
    let mut text = Vec::new();
    TextEncoder::new().encode(&metrics().registry.gather(), &mut text)?;
    Ok(text)
}

pub const EXPOSITION_TYPE: &str = prometheus::TEXT_FORMAT;

/// A label.
pub fn label(name: &'static str, value: &str) -> KeyValue {
    KeyValue::new(name, value.to_owned())
}

pub fn seconds(duration: Duration) -> f64 {
    duration.as_secs_f64()
}

impl Metrics {
    fn new(reader: Option<PeriodicReader<MetricExporter>>, resource: Resource) -> Self {
        let registry = Registry::new();
        let provider = SdkMeterProvider::builder().with_resource(resource);
        let provider = match opentelemetry_prometheus::exporter().with_registry(registry.clone()).build() {
            Ok(exporter) => provider.with_reader(exporter),
            Err(error) => {
                tracing::error!(%error, "/metrics will be empty");
                provider
            }
        };
        let provider = match reader {
            Some(reader) => provider.with_reader(reader).build(),
            None => provider.build(),
        };
        let figures = Figures::of(&provider.meter("countersign"));
        Self { provider, registry, figures }
    }
}

impl Figures {
    fn of(meter: &Meter) -> Self {
        let counter =
            |name: &'static str, what: &'static str| meter.u64_counter(name).with_description(what).build();
        let gauge =
            |name: &'static str, what: &'static str| meter.u64_gauge(name).with_description(what).build();
        let histogram = |name: &'static str, what: &'static str| {
            let builder = meter.f64_histogram(name).with_unit("s").with_description(what);
            builder.with_boundaries(SECONDS.to_vec()).build()
        };
        Self {
            mails: counter("countersign.mails.accepted", "Mails that were stored"),
            jobs_enqueued: counter(
                "countersign.jobs.enqueued",
                "Jobs made, and mails that joined a waiting one",
            ),
            jobs_ended: counter("countersign.jobs.ended", "Attempts that came to an end"),
            job_wait: histogram("countersign.jobs.wait", "From when a job was due to when it was taken"),
            job_duration: histogram("countersign.jobs.duration", "How long an attempt took"),
            jobs: gauge("countersign.jobs.current", "Jobs that are queued, running or dead"),
            review_age: histogram("countersign.review.age", "How long a draft waited for its decision"),
            review_waiting: gauge("countersign.review.waiting", "Drafts that wait for a person"),
            review_oldest: meter
                .f64_gauge("countersign.review.oldest")
                .with_unit("s")
                .with_description("How long the oldest of them has waited")
                .build(),
            effects_ended: counter("countersign.effects.ended", "Attempts to carry out an effect"),
            effect_duration: histogram("countersign.effects.duration", "How long such an attempt took"),
            effects: gauge(
                "countersign.effects.current",
                "Effects that are held, ready, under way, failed or unknown",
            ),
            request_duration: histogram("http.server.request.duration", "How long an answer took"),
        }
    }
}
