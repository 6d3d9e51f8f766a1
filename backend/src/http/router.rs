//! All endpoints together, with the layers that hold for each.

use super::{browse, description};
use crate::app::App;
use crate::problem::{Kind, Problem};
use crate::{cases, demo, drafts, effects, ingest, jobs, levels, live, staff, telemetry, ui, webhooks};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use std::sync::LazyLock;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Made when somebody first asks for it.
static DESCRIPTION: LazyLock<OpenApi> = LazyLock::new(|| description::complete(endpoints().into_openapi()));

/// The whole service.
pub fn router(app: App) -> Router {
    let (endpoints, _) = endpoints().split_for_parts();
    // Outermost: every answer, the framework's own refusals too, carries its request id.
    let endpoints = endpoints.merge(browse::router()).merge(ui::router());
    endpoints.layer(axum::middleware::from_fn(telemetry::watch)).with_state(app)
}

/// The endpoints as OpenAPI 3.1.
pub fn openapi() -> &'static OpenApi {
    &DESCRIPTION
}

fn endpoints() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .merge(ingest::router())
        .merge(jobs::router())
        .merge(cases::router())
        .merge(drafts::router())
        .merge(effects::router())
        .merge(live::router())
        .merge(staff::router())
        .merge(webhooks::router())
        .merge(demo::router())
        .routes(routes!(healthz))
        .routes(routes!(readyz))
        .routes(routes!(metrics))
        .routes(routes!(describe))
}

/// This description.
#[utoipa::path(
    get, path = "/v1/openapi.json", tag = "operations", security(()),
    responses((status = 200, body = serde_json::Value)),
)]
async fn describe() -> Json<&'static OpenApi> {
    Json(openapi())
}

/// The process answers.
#[utoipa::path(
    get, path = "/healthz", tag = "operations", security(()),
    responses((status = 200, body = serde_json::Value)),
)]
async fn healthz() -> Json<serde_json::Value> {
    Json(serde_json::json!({ "status": "ok" }))
}

/// The database answers with the schema this program knows, and the demo's data is in.
#[utoipa::path(
    get, path = "/readyz", tag = "operations", security(()),
    responses((status = 200, body = serde_json::Value)),
)]
async fn readyz(State(app): State<App>) -> Response {
    match app.ready().await {
        Ok(true) => Json(serde_json::json!({ "status": "ready" })).into_response(),
        Ok(false) => Problem::of(Kind::Starting)
            .detail("The service is starting; try again in a moment.")
            .into_response(),
        Err(error) => Problem::from(error).into_response(),
    }
}

/// What Prometheus reads: counts and times, nobody's, and so without a key.
#[utoipa::path(
    get, path = "/metrics", tag = "operations", security(()),
    responses((status = 200, description = "Prometheus' text format", body = String, content_type = "text/plain")),
)]
async fn metrics(State(app): State<App>) -> Result<Response, Problem> {
    levels::measure(&app).await?;
    let text = telemetry::exposition().map_err(|error| {
        tracing::error!(%error, "the figures could not be written down");
        Problem::internal()
    })?;
    Ok(([(header::CONTENT_TYPE, telemetry::EXPOSITION_TYPE)], text).into_response())
}
