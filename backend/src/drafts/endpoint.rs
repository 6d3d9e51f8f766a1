//! The endpoints of drafts and decisions: thin, one domain function each.

use super::bounds::{self, Reply};
use super::find::{DraftRow, find};
use super::refresh::{self, Refreshed};
use super::refusal::Refusal;
use super::{Deciding, check, decide, undo, view, working_copy};
use crate::app::App;
use crate::http::{Body, PathId};
use crate::jobs;
use crate::problem::Problem;
use crate::staff::Reviewer;
use api::{
    CheckRequest, CheckResponse, DecisionId, DecisionRequest, DecisionResponse, DraftId, DraftView,
    WorkingCopy,
};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use tracing::instrument;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(get_draft))
        .routes(routes!(check_draft))
        .routes(routes!(decide_draft))
        .routes(routes!(refresh_draft))
        .routes(routes!(get_copy, put_copy, delete_copy))
        .routes(routes!(undo_decision))
}

/// One version of a proposal.
#[utoipa::path(get, path = "/v1/drafts/{id}", tag = "drafts", responses((status = 200, body = DraftView)))]
async fn get_draft(
    State(app): State<App>,
    _: Reviewer,
    PathId(id): PathId<DraftId>,
) -> Result<Json<DraftView>, Problem> {
    view(&app.db, &id).await?.map(Json).ok_or_else(|| Problem::not_found("draft"))
}

/// The same checks on a text that is being written.
#[utoipa::path(
    post, path = "/v1/drafts/{id}/check", tag = "drafts", request_body = CheckRequest,
    responses((status = 200, body = CheckResponse)),
)]
#[instrument(name = "draft.check", skip_all, fields(draft.id = %id))]
async fn check_draft(
    State(app): State<App>,
    _: Reviewer,
    PathId(id): PathId<DraftId>,
    Body(request): Body<CheckRequest>,
) -> Result<Json<CheckResponse>, Problem> {
    Reply::from(&request).within_bounds()?;
    let draft = existing(&app, &id).await?;
    Ok(Json(check::check(&app, draft, request).await?))
}

/// A person answers exactly this version.
#[utoipa::path(
    post, path = "/v1/drafts/{id}/decisions", tag = "drafts", request_body = DecisionRequest,
    responses(
        (status = 200, body = DecisionResponse),
        (status = 409, description = "`already_decided`, `superseded`, `stale_inbound`, `claimed_by`, `content_changed`, `facts_changed`, `decision_id_reused`"),
    ),
)]
async fn decide_draft(
    State(app): State<App>,
    reviewer: Reviewer,
    PathId(id): PathId<DraftId>,
    Body(request): Body<DecisionRequest>,
) -> Result<Json<DecisionResponse>, Problem> {
    let deciding = Deciding::new(&app, &id, &request, &reviewer)?;
    Ok(Json(decide(&app, &deciding).await?))
}

/// Takes a decision back while nothing has left.
#[utoipa::path(
    post, path = "/v1/decisions/{id}/undo", tag = "drafts",
    responses((status = 200, body = DecisionResponse), (status = 409, description = "`too_late`")),
)]
#[instrument(name = "decision.undo", skip_all)]
async fn undo_decision(
    State(app): State<App>,
    reviewer: Reviewer,
    Path(id): Path<DecisionId>,
) -> Result<Json<DecisionResponse>, Problem> {
    if !id.is_valid() {
        return Err(Refusal::NoDecision.into());
    }
    Ok(Json(undo(&app, &id, &reviewer).await?))
}

/// The new version, or after 10 s the job that makes it.
#[utoipa::path(
    post, path = "/v1/drafts/{id}/refresh", tag = "drafts",
    responses(
        (status = 200, body = DraftView),
        (status = 202, description = "it takes longer: the job that makes it", body = api::JobView),
        (status = 409, description = "`superseded`, `already_decided`"),
        (status = 503, description = "`unavailable`: the facts could not be read"),
    ),
)]
#[instrument(name = "draft.refresh", skip_all, fields(draft.id = %id))]
async fn refresh_draft(
    State(app): State<App>,
    _: Reviewer,
    PathId(id): PathId<DraftId>,
) -> Result<Response, Problem> {
    let draft = existing(&app, &id).await?;
    match refresh::refresh(&app, &draft).await? {
        Refreshed::Version(newer) => Ok(Json(view::of(&app.db, *newer).await?).into_response()),
        Refreshed::By(job_id) => {
            let job = jobs::find(&app.db, &job_id).await?.ok_or_else(Problem::internal)?;
            Ok((StatusCode::ACCEPTED, Json(job.view(&app.db).await?)).into_response())
        }
    }
}

/// The caller's unfinished edit; `null` where they have edited nothing.
#[utoipa::path(
    get, path = "/v1/drafts/{id}/working-copy", tag = "drafts",
    responses((status = 200, body = Option<WorkingCopy>)),
)]
async fn get_copy(
    State(app): State<App>,
    reviewer: Reviewer,
    PathId(id): PathId<DraftId>,
) -> Result<Json<Option<WorkingCopy>>, Problem> {
    let draft = existing(&app, &id).await?;
    Ok(Json(working_copy::read(&app, &draft, &reviewer).await?))
}

/// Saves it. An edit takes the claim on the case.
#[utoipa::path(
    put, path = "/v1/drafts/{id}/working-copy", tag = "drafts", request_body = WorkingCopy,
    responses(
        (status = 200, description = "as saved, merged where a newer version came", body = WorkingCopy),
        (status = 409, description = "`claimed_by`, `already_decided`, `superseded`"),
    ),
)]
async fn put_copy(
    State(app): State<App>,
    reviewer: Reviewer,
    PathId(id): PathId<DraftId>,
    Body(copy): Body<WorkingCopy>,
) -> Result<Json<WorkingCopy>, Problem> {
    Reply::from(&copy).within_bounds()?;
    bounds::conflicts(&copy.conflicts)?;
    let draft = existing(&app, &id).await?;
    Ok(Json(working_copy::save(&app, &draft, &reviewer, &copy).await?))
}

/// Throws it away.
#[utoipa::path(delete, path = "/v1/drafts/{id}/working-copy", tag = "drafts", responses((status = 204)))]
async fn delete_copy(
    State(app): State<App>,
    reviewer: Reviewer,
    PathId(id): PathId<DraftId>,
) -> Result<StatusCode, Problem> {
    let draft = existing(&app, &id).await?;
    working_copy::discard(&app, &draft, &reviewer).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn existing(app: &App, id: &DraftId) -> Result<DraftRow, Problem> {
    Ok(find(app.db.read(), id).await?.ok_or(Refusal::NoDraft)?)
}
