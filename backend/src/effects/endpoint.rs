//! `POST /v1/effects/{id}/resolve`.

use super::resolve::resolve;
use crate::app::App;
use crate::http::{Body, PathId};
use crate::problem::Problem;
use crate::staff::Reviewer;
use api::{EffectId, EffectView, ResolveRequest};
use axum::extract::State;
use axum::routing::post;
use axum::{Json, Router};
use tracing::instrument;

pub fn router() -> Router<App> {
    Router::new().route("/v1/effects/{id}/resolve", post(resolve_effect))
}

#[instrument(name = "effect.resolve", skip_all, fields(effect.id = %id))]
async fn resolve_effect(
    State(app): State<App>,
    reviewer: Reviewer,
    PathId(id): PathId<EffectId>,
    Body(request): Body<ResolveRequest>,
) -> Result<Json<EffectView>, Problem> {
    Ok(Json(resolve(&app, &id, &request, &reviewer).await?))
}
