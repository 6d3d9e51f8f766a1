//! All endpoints together, with the layers that hold for each.

use crate::app::App;
use crate::problem::Problem;
use crate::{cases, demo, drafts, effects, ingest, jobs, live, staff, telemetry, ui};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};

/// The whole service.
pub fn router(app: App) -> Router {
    let endpoints = Router::new()
        .merge(ingest::router())
        .merge(jobs::router())
        .merge(cases::router())
        .merge(drafts::router())
        .merge(effects::router())
        .merge(live::router())
        .merge(staff::router())
        .merge(demo::router())
        .route("/healthz", get(healthz))
        .route("/readyz", get(readyz))
        .merge(ui::router());
    // Outermost: every answer, the framework's own refusals too, carries its request id.
    endpoints.layer(axum::middleware::from_fn(telemetry::watch)).with_state(app)
}

/// The process answers.
async fn healthz() -> Json<serde_json::Value> {
    Json(serde_json::json!({ "status": "ok" }))
}

/// The database answers with the schema this program knows, and the demo's data is in.
async fn readyz(State(app): State<App>) -> Response {
    match app.ready().await {
        Ok(true) => Json(serde_json::json!({ "status": "ready" })).into_response(),
        Ok(false) => Problem::new(StatusCode::SERVICE_UNAVAILABLE, "starting")
            .detail("The service is starting; try again in a moment.")
            .into_response(),
        Err(error) => Problem::from(error).into_response(),
    }
}
