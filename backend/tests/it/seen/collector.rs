//! A collector that keeps what it is sent: OTLP over http/protobuf, as any viewer takes it.

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::routing::post;
use opentelemetry_proto::tonic::collector::logs::v1::ExportLogsServiceRequest;
use opentelemetry_proto::tonic::collector::metrics::v1::ExportMetricsServiceRequest;
use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::common::v1::{AnyValue, KeyValue, any_value::Value};
use opentelemetry_proto::tonic::trace::v1::{Span, span::SpanKind};
use prost::Message;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Arc, Mutex};

/// A span as it arrived.
#[derive(Debug, Clone)]
pub struct Seen {
    pub trace: String,
    pub id: String,
    pub parent: String,
    pub name: String,
    pub kind: &'static str,
    pub started: u64,
    pub ended: u64,
    pub attributes: BTreeMap<String, String>,
    /// Trace and span of each.
    pub links: Vec<(String, String)>,
    pub resource: BTreeMap<String, String>,
}

/// A log line as it arrived.
#[derive(Debug, Clone)]
pub struct Line {
    pub body: String,
    pub trace: String,
    pub attributes: BTreeMap<String, String>,
}

#[derive(Debug, Default)]
pub struct Arrived {
    pub spans: Vec<Seen>,
    pub lines: Vec<Line>,
    pub metrics: Vec<String>,
    /// Everything, as it came over the wire.
    pub bytes: Vec<u8>,
}

#[derive(Clone, Default)]
pub struct Collector(Arc<Mutex<Arrived>>);

impl Collector {
    /// Listens on a free port of this machine; gives its address.
    pub async fn listen(&self) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new()
            .route("/v1/traces", post(traces))
            .route("/v1/metrics", post(metrics))
            .route("/v1/logs", post(logs))
            .with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        address
    }

    pub fn arrived(self) -> Arrived {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

async fn traces(State(collector): State<Collector>, headers: HeaderMap, body: Bytes) {
    assert_eq!(headers["content-type"], "application/x-protobuf");
    let mut arrived = collector.0.lock().unwrap();
    arrived.bytes.extend(&body);
    for of_resource in ExportTraceServiceRequest::decode(body).unwrap().resource_spans {
        let resource = texts(&of_resource.resource.unwrap_or_default().attributes);
        let spans = of_resource.scope_spans.into_iter().flat_map(|scope| scope.spans);
        arrived.spans.extend(spans.map(|span| seen(span, &resource)));
    }
}

async fn metrics(State(collector): State<Collector>, body: Bytes) {
    let mut arrived = collector.0.lock().unwrap();
    arrived.bytes.extend(&body);
    let all = ExportMetricsServiceRequest::decode(body).unwrap().resource_metrics;
    let scopes = all.into_iter().flat_map(|resource| resource.scope_metrics);
    arrived.metrics.extend(scopes.flat_map(|scope| scope.metrics).map(|metric| metric.name));
}

async fn logs(State(collector): State<Collector>, body: Bytes) {
    let mut arrived = collector.0.lock().unwrap();
    arrived.bytes.extend(&body);
    let all = ExportLogsServiceRequest::decode(body).unwrap().resource_logs;
    let records =
        all.into_iter().flat_map(|resource| resource.scope_logs).flat_map(|scope| scope.log_records);
    arrived.lines.extend(records.map(|record| Line {
        body: record.body.as_ref().map(text).unwrap_or_default(),
        trace: hex(&record.trace_id),
        attributes: texts(&record.attributes),
    }));
}

fn seen(span: Span, resource: &BTreeMap<String, String>) -> Seen {
    Seen {
        kind: match span.kind() {
            SpanKind::Server => "SERVER",
            SpanKind::Client => "CLIENT",
            SpanKind::Producer => "PRODUCER",
            SpanKind::Consumer => "CONSUMER",
            SpanKind::Internal | SpanKind::Unspecified => "INTERNAL",
        },
        trace: hex(&span.trace_id),
        id: hex(&span.span_id),
        parent: hex(&span.parent_span_id),
        name: span.name,
        started: span.start_time_unix_nano,
        ended: span.end_time_unix_nano,
        attributes: texts(&span.attributes),
        links: span.links.iter().map(|link| (hex(&link.trace_id), hex(&link.span_id))).collect(),
        resource: resource.clone(),
    }
}

fn texts(attributes: &[KeyValue]) -> BTreeMap<String, String> {
    attributes.iter().map(|kv| (kv.key.clone(), kv.value.as_ref().map(text).unwrap_or_default())).collect()
}

fn text(value: &AnyValue) -> String {
    match &value.value {
        Some(Value::StringValue(text)) => text.clone(),
        Some(Value::BoolValue(yes)) => yes.to_string(),
        Some(Value::IntValue(number)) => number.to_string(),
        Some(Value::DoubleValue(number)) => number.to_string(),
        Some(Value::ArrayValue(all)) => all.values.iter().map(text).collect::<Vec<_>>().join(","),
        other => format!("{other:?}"),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap();
        hex
    })
}
