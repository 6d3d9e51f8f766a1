use super::exporter::Door;
use super::*;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use axum::middleware::from_fn;
use axum::routing::get;
use opentelemetry::KeyValue;
use opentelemetry::trace::{Span as _, Status, Tracer as _, TracerProvider as _};
use opentelemetry_sdk::error::OTelSdkResult;
use opentelemetry_sdk::trace::{SdkTracerProvider, SpanData, SpanExporter};
use serde_json::Value;
use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tower::ServiceExt;
use tracing_subscriber::layer::SubscriberExt;

/// A collector that keeps what it is sent.
#[derive(Debug, Clone, Default)]
struct Collector(Arc<Mutex<Vec<SpanData>>>);

impl SpanExporter for Collector {
    async fn export(&self, batch: Vec<SpanData>) -> OTelSdkResult {
        self.0.lock().unwrap().extend(batch);
        Ok(())
    }
}

impl Collector {
    fn provider(&self, content: Content) -> SdkTracerProvider {
        SdkTracerProvider::builder().with_simple_exporter(Door::new(self.clone(), content)).build()
    }

    fn spans(&self) -> Vec<SpanData> {
        self.0.lock().unwrap().clone()
    }

    /// What arrives of one span with these attributes.
    fn sent(content: Content, attributes: &[(&'static str, &'static str)]) -> Vec<(String, String)> {
        let collector = Self::default();
        let provider = collector.provider(content);
        let mut span = provider.tracer("test").start("node classify");
        span.set_attributes(attributes.iter().map(|(key, value)| KeyValue::new(*key, *value)));
        span.end();
        let arrived = collector.spans().remove(0).attributes;
        arrived.into_iter().map(|kv| (kv.key.to_string(), kv.value.to_string())).collect()
    }
}

#[test]
fn only_listed_names_leave_the_house() {
    let ours = [
        ("session.id", "cas_1"),
        ("countersign.job.id", "job_1"),
        ("draft.id", "drf_1"),
        ("edit.count", "2"),
    ];
    let theirs =
        [("subject", "Where is it?"), ("email.from", "ada@example.com"), ("error", "x"), ("body", "Hello")];
    let texts = [("input.value", "Hello"), ("gen_ai.input.messages", "[]")];
    let all: Vec<_> = ours.into_iter().chain(theirs).chain(texts).collect();
    let names: Vec<String> = Collector::sent(Content::Off, &all).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ours.map(|(name, _)| name));
}

#[test]
fn texts_leave_by_setting_alone_and_masked_ones_without_people() {
    let said =
        [("input.value", "I am ada@example.com, call +49 170 1234567 about order 1042 or DE89 3704 0044 05")];
    assert_eq!(Collector::sent(Content::Off, &said), []);
    let masked = Collector::sent(Content::Masked, &said);
    assert_eq!(masked[0].1, "I am [address], call [number] about order 1042 or [number]");
    assert_eq!(Collector::sent(Content::Full, &said)[0].1, said[0].1);
}

#[test]
fn masked_json_keeps_its_shape_its_ids_and_its_times() {
    for (said, masked) in [
        (r#"{"to":["ada@example.com"],"order":1007}"#, r#"{"to":["[address]"],"order":1007}"#),
        (
            r#"{"id":"job_01a1ff6f65d475e9","on":"2026-01-23"}"#,
            r#"{"id":"job_01a1ff6f65d475e9","on":"2026-01-23"}"#,
        ),
        (
            r#"{"at":"2026-01-29T10:00:00Z","tel":"0170/1234567"}"#,
            r#"{"at":"2026-01-29T10:00:00Z","tel":"[number]"}"#,
        ),
        ("4111 1111 1111 1111, (030) 123-4567", "[number], [number]"),
        ("<ada@example.com>; size 42, 3 days, $3.00", "<[address]>; size 42, 3 days, $3.00"),
    ] {
        let said: &'static str = said.to_owned().leak();
        assert_eq!(Collector::sent(Content::Masked, &[("output.value", said)])[0].1, masked);
    }
}

#[test]
fn a_path_that_a_caller_wrote_leaves_without_people() {
    let sent = Collector::sent(Content::Off, &[("url.path", "/v1/jobs/ada@example.com")]);
    assert_eq!(sent[0].1, "[address]");
}

#[test]
fn a_long_text_is_cut_where_a_letter_ends() {
    let long: &'static str = "\u{e4}".repeat(10_000).leak();
    let sent = Collector::sent(Content::Full, &[("output.value", long)]);
    assert_eq!(sent[0].1.len(), 8 * 1024);
}

#[test]
fn what_an_error_says_about_people_is_blotted_out() {
    let collector = Collector::default();
    let mut span = collector.provider(Content::Off).tracer("test").start("effect");
    span.set_status(Status::error("refused by ada@example.com"));
    span.add_event("mail to ada@example.com", vec![KeyValue::new("to", "ada@example.com")]);
    span.end();
    let told = format!("{:?}", collector.spans());
    assert!(told.contains("[address]") && !told.contains("ada@"), "{told}");
}

#[test]
fn a_trace_goes_on_where_its_context_was_stored() {
    let collector = Collector::default();
    let tracer = collector.provider(Content::Off).tracer("test");
    let layer = tracing_opentelemetry::layer().with_tracer(tracer);
    let stored = tracing::subscriber::with_default(tracing_subscriber::registry().with(layer), || {
        let stored = tracing::info_span!("ingest").in_scope(|| current_traceparent().unwrap());
        let job = tracing::info_span!("process jobs");
        go_on(&job, Some(&stored), None);
        job.in_scope(|| ());
        let broken = tracing::info_span!("broken");
        go_on(&broken, Some("00-not-a-trace-01"), None);
        broken.in_scope(|| ());
        drop((job, broken));
        stored
    });
    let spans = collector.spans();
    let trace_of =
        |name: &str| spans.iter().find(|span| span.name == name).unwrap().span_context.trace_id().to_string();
    assert!(stored.contains(&trace_of("ingest")));
    assert_eq!(trace_of("process jobs"), trace_of("ingest"));
    assert_ne!(trace_of("broken"), trace_of("ingest"));
}

#[test]
fn without_tracing_there_is_no_context_to_store() {
    assert_eq!(current_traceparent(), None);
    let stored = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    go_on(&tracing::info_span!("job"), Some(stored), None);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "how long it really takes is the question")]
fn a_collector_that_never_answers_slows_nothing() {
    super::start::install_tls();
    // Takes connections and says nothing.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}/v1/traces", silent.local_addr().unwrap());
    let provider = super::otlp::spans_to(Some(endpoint), Content::Off, "production").unwrap();
    let tracer = provider.tracer("test");
    let started = tokio::time::Instant::now();
    (0..20_000).for_each(|_| tracer.start("node").end());
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
    Telemetry { spans: Some(provider), ..Telemetry::default() }.shutdown();
    assert!(started.elapsed() < Duration::from_secs(6), "{:?}", started.elapsed());
}

#[test]
fn spans_go_nowhere_unless_a_collector_is_named() {
    let on = |set: &[(&str, &str)]| {
        let set: Vec<(String, String)> =
            set.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        super::otlp::Signals::of(&move |name| {
            set.iter().find(|(n, _)| n == name).map(|(_, value)| value.clone())
        })
    };
    let endpoint = ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318");
    let only = |traces, metrics, logs| super::otlp::Signals { traces, metrics, logs };
    assert_eq!(on(&[]), only(false, false, false));
    assert_eq!(on(&[endpoint]), only(true, true, true));
    let traces = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://127.0.0.1:4318/v1/traces");
    assert_eq!(on(&[traces]), only(true, false, false));
    assert_eq!(on(&[endpoint, ("OTEL_SDK_DISABLED", "true")]), only(false, false, false));
    assert_eq!(on(&[endpoint, ("OTEL_METRICS_EXPORTER", "none")]), only(true, false, true));
}

fn router() -> Router {
    let broken: fn() -> String = || panic!("ada@example.com wrote {}", 1);
    Router::new()
        .route("/things/{id}", get(async || "fine"))
        .route("/panics", get(async move || broken()))
        .layer(from_fn(watch))
}

async fn ask(method: &str, path: &str) -> (StatusCode, String, Value) {
    let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
    let response = router().oneshot(request).await.unwrap();
    let id = response.headers()["x-request-id"].to_str().unwrap().to_owned();
    let status = response.status();
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (status, id, serde_json::from_slice(&body).unwrap_or(Value::Null))
}

#[tokio::test]
async fn whatever_the_framework_refuses_is_a_problem_with_its_request_id() {
    for (method, path, status, name) in [
        ("GET", "/nowhere", StatusCode::NOT_FOUND, "not_found"),
        ("DELETE", "/things/1", StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed"),
        ("GET", "/panics", StatusCode::INTERNAL_SERVER_ERROR, "internal"),
    ] {
        let (answered, id, body) = ask(method, path).await;
        assert_eq!(answered, status, "{path}");
        assert!(body["type"].as_str().unwrap().ends_with(name), "{body}");
        assert!(id.starts_with("req_"), "{id}");
        assert_eq!(body["request_id"], Value::String(id));
        assert!(!body.to_string().contains("ada@"), "{body}");
    }
}

/// Log lines, kept.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn a_request_is_one_line_with_its_route_and_without_its_query() {
    let lines = Lines::default();
    let writer = lines.clone();
    let subscriber = tracing_subscriber::fmt().json().with_writer(move || writer.clone()).finish();
    let guard = tracing::subscriber::set_default(subscriber);
    let (_, id, _) = ask("GET", "/things/ada?q=ada@example.com").await;
    drop(guard);
    let text = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    let line: Value = serde_json::from_str(text.trim()).unwrap();
    assert_eq!(line["fields"]["route"], "/things/{id}");
    assert_eq!(line["fields"]["status"], 200);
    assert_eq!(line["fields"]["request_id"], Value::String(id));
    assert!(!text.contains("ada"), "{text}");
}

#[test]
fn a_log_filter_is_a_level_or_a_list() {
    for (text, is_fine) in [("info", true), ("warn,countersign=debug", true), ("countersign=loud", false)] {
        assert_eq!(is_log_filter(text), is_fine, "{text}");
    }
}
