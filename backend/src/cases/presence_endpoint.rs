//! `POST` and `DELETE /v1/cases/{id}/presence`: a screen says that it has the case open.

use super::{CustomerScope, presence};
use crate::app::App;
use crate::http::{Body, PathId};
use crate::problem::Problem;
use crate::staff::Reviewer;
use api::{CaseId, PresenceRequest};
use axum::extract::State;
use axum::http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(stay, go))
}

/// Says that this person has the case open; to be said again every 20 seconds.
#[utoipa::path(
    post, path = "/v1/cases/{id}/presence", tag = "cases", request_body = PresenceRequest,
    responses((status = 204)),
)]
async fn stay(
    State(app): State<App>,
    reviewer: Reviewer,
    PathId(id): PathId<CaseId>,
    Body(request): Body<PresenceRequest>,
) -> Result<StatusCode, Problem> {
    let scope = CustomerScope::of_case(app.db.read(), &id).await?;
    scope.ok_or_else(|| Problem::not_found("case"))?;
    presence::stay(&app, &id, &reviewer, request.is_typing).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says that this person has gone on.
#[utoipa::path(delete, path = "/v1/cases/{id}/presence", tag = "cases", responses((status = 204)))]
async fn go(
    State(app): State<App>,
    reviewer: Reviewer,
    PathId(id): PathId<CaseId>,
) -> Result<StatusCode, Problem> {
    presence::go(&app, &id, &reviewer).await?;
    Ok(StatusCode::NO_CONTENT)
}
