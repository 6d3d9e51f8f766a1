//! Around every request: its id, its span, its one log line, and problem details for whatever the framework refused.

use super::{figures, label, link_to, seconds};
use crate::ids;
use crate::problem::{Kind, Problem};
use axum::body::Body;
use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures::FutureExt;
use opentelemetry::KeyValue;
use std::panic::AssertUnwindSafe;
use std::time::Duration;
use tracing::{Instrument, Span, field};

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// `req_` + UUID v7: in the answer's `x-request-id`, in problem details, in the log. Handlers find it in the
/// request's extensions.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

/// What of a request may be logged: the route's pattern, never the path, the query or the body.
struct Seen {
    method: String,
    route: String,
    id: String,
}

/// The outermost layer: `router.layer(axum::middleware::from_fn(telemetry::watch))`.
pub async fn watch(mut request: Request, next: Next) -> Response {
    let seen = Seen { method: method(&request), route: route(&request), id: format!("req_{}", ids::fresh()) };
    request.extensions_mut().insert(RequestId(seen.id.clone()));
    let span = span(&seen, &request);
    answer(seen, request, next).instrument(span).await
}

/// One of the known methods; anything else would be a label of its own.
fn method(request: &Request) -> String {
    let known = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"];
    let method = request.method().as_str();
    known.into_iter().find(|known| *known == method).unwrap_or("_OTHER").to_owned()
}

fn route(request: &Request) -> String {
    request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "(none)".to_owned(), |path| path.as_str().to_owned())
}

/// A span for what changes the house. A screen reads hundreds of times for each mail, and a person who types saves and
/// checks every few seconds: those are counted and logged, and would only bury the traces of mails.
fn is_told(seen: &Seen) -> bool {
    let is_typing = ["/working-copy", "/check"].iter().any(|end| seen.route.ends_with(end));
    !matches!(seen.method.as_str(), "GET" | "HEAD" | "OPTIONS") && !is_typing
}

/// A caller's own trace is linked, not joined: whoever calls does not decide whether we are traced.
fn span(seen: &Seen, request: &Request) -> Span {
    if !is_told(seen) {
        return Span::none();
    }
    let span = tracing::info_span!(
        "request",
        otel.name = format!("{} {}", seen.method, seen.route),
        otel.kind = "server",
        otel.status_code = field::Empty,
        error.type = field::Empty,
        http.request.method = seen.method,
        http.route = seen.route,
        http.response.status_code = field::Empty,
        url.path = request.uri().path(),
        openinference.span.kind = "CHAIN",
        langfuse.observation.type = "span",
        countersign.request.id = seen.id,
    );
    if let Some(theirs) = request.headers().get("traceparent").and_then(|value| value.to_str().ok()) {
        link_to(&span, theirs);
    }
    span
}

#[expect(
    clippy::disallowed_methods,
    reason = "how long an answer really took, whatever clock the service was given"
)]
async fn answer(seen: Seen, request: Request, next: Next) -> Response {
    let started = tokio::time::Instant::now();
    let response = match AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(response) => response,
        Err(_panic) => Problem::internal().into_response(),
    };
    let response = with_id(as_problem(response), &seen.id);
    tell(&seen, response.status(), started.elapsed());
    response
}

fn count(seen: &Seen, status: u16, took: Duration) {
    let labels = [
        label("http.request.method", &seen.method),
        label("http.route", &seen.route),
        KeyValue::new("http.response.status_code", i64::from(status)),
    ];
    figures().request_duration.record(seconds(took), &labels);
}

fn tell(seen: &Seen, status: StatusCode, took: Duration) {
    let Seen { method, route, id } = seen;
    let (status, ms) = (status.as_u16(), u64::try_from(took.as_millis()).unwrap_or(u64::MAX));
    let span = Span::current();
    span.record("http.response.status_code", status);
    count(seen, status, took);
    match (status, route.as_str()) {
        // Looked at every few seconds by machines, also while it starts.
        (_, "/healthz" | "/readyz" | "/metrics") => {
            tracing::debug!(method, route, status, ms, request_id = id, "request");
        }
        (500.., _) => {
            span.record("otel.status_code", "ERROR");
            span.record("error.type", status.to_string());
            tracing::error!(method, route, status, ms, request_id = id, "request");
        }
        _ => tracing::info!(method, route, status, ms, request_id = id, "request"),
    }
}

/// What axum refuses by itself (no such route, no such method, a broken path) has no problem yet.
fn as_problem(response: Response) -> Response {
    let status = response.status();
    let is_refusal = status.is_client_error() || status.is_server_error();
    if !is_refusal || response.extensions().get::<Problem>().is_some() {
        return response;
    }
    let mut refusal = problem(status).into_response();
    if let Some(allowed) = response.headers().get(header::ALLOW) {
        refusal.headers_mut().insert(header::ALLOW, allowed.clone());
    }
    refusal
}

fn problem(status: StatusCode) -> Problem {
    match status {
        StatusCode::NOT_FOUND => Problem::not_found("resource"),
        StatusCode::METHOD_NOT_ALLOWED => Problem::of(Kind::MethodNotAllowed)
            .detail("This resource does not take this method; `Allow` names those it takes."),
        _ if status.is_client_error() => Problem::of(Kind::Malformed),
        _ => Problem::internal(),
    }
}

/// Every answer names its request; problem details say it in the body too.
fn with_id(response: Response, id: &str) -> Response {
    let (mut parts, body) = response.into_parts();
    if let Ok(value) = HeaderValue::from_str(id) {
        parts.headers.insert(X_REQUEST_ID, value);
    }
    let Some(problem) = parts.extensions.get::<Problem>() else {
        return Response::from_parts(parts, body);
    };
    let wire = api::Problem { request_id: Some(id.to_owned()), ..problem.wire().clone() };
    let body = serde_json::to_vec(&wire).map_or(body, Body::from);
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, body)
}
