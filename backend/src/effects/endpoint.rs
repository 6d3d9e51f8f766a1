//! `POST /v1/effects/{id}/resolve`.

use super::resolve::resolve;
use crate::app::App;
use crate::http::{Body, PathId};
use crate::problem::Problem;
use crate::staff::Reviewer;
use api::{EffectId, EffectView, ResolveRequest};
use axum::Json;
use axum::extract::State;
use tracing::instrument;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(resolve_effect))
}

/// A person says what became of an effect that failed or is in doubt.
#[utoipa::path(
    post, path = "/v1/effects/{id}/resolve", tag = "effects", request_body = ResolveRequest,
    responses((status = 200, body = EffectView), (status = 409, description = "`not_open`")),
)]
#[instrument(name = "effect.resolve", skip_all, fields(effect.id = %id))]
async fn resolve_effect(
    State(app): State<App>,
    reviewer: Reviewer,
    PathId(id): PathId<EffectId>,
    Body(request): Body<ResolveRequest>,
) -> Result<Json<EffectView>, Problem> {
    if request.note.as_ref().is_some_and(|note| note.chars().count() > 10_000) {
        return Err(Problem::invalid("note", "may have at most 10,000 characters"));
    }
    Ok(Json(resolve(&app, &id, &request, &reviewer).await?))
}
