//! The endpoints of drafts and decisions: thin, one domain function each.

use super::find::{DraftRow, find};
use super::refusal::Refusal;
use super::{Deciding, check, decide, refresh, undo, view, working_copy};
use crate::app::App;
use crate::http::{Body, PathId};
use crate::jobs;
use crate::problem::Problem;
use crate::staff::Reviewer;
use api::{
    CheckRequest, CheckResponse, DecisionId, DecisionRequest, DecisionResponse, DraftId, DraftView,
    WorkingCopy,
};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use tracing::instrument;

pub fn router() -> Router<App> {
    Router::new()
        .route("/v1/drafts/{id}", get(get_draft))
        .route("/v1/drafts/{id}/check", post(check_draft))
        .route("/v1/drafts/{id}/decisions", post(decide_draft))
        .route("/v1/drafts/{id}/refresh", post(refresh_draft))
        .route("/v1/drafts/{id}/working-copy", get(get_copy).put(put_copy).delete(delete_copy))
        .route("/v1/decisions/{id}/undo", post(undo_decision))
}

async fn get_draft(
    State(app): State<App>,
    _: Reviewer,
    PathId(id): PathId<DraftId>,
) -> Result<Json<DraftView>, Problem> {
    view(&app.db, &id).await?.map(Json).ok_or_else(|| Problem::not_found("draft"))
}

#[instrument(name = "draft.check", skip_all, fields(draft.id = %id))]
async fn check_draft(
    State(app): State<App>,
    _: Reviewer,
    PathId(id): PathId<DraftId>,
    Body(request): Body<CheckRequest>,
) -> Result<Json<CheckResponse>, Problem> {
    let draft = existing(&app, &id).await?;
    Ok(Json(check::check(&app, &draft, &request).await?))
}

#[instrument(name = "draft.decide", skip_all, fields(draft.id = %id, verdict = request.verdict.as_str()))]
async fn decide_draft(
    State(app): State<App>,
    reviewer: Reviewer,
    PathId(id): PathId<DraftId>,
    Body(request): Body<DecisionRequest>,
) -> Result<Json<DecisionResponse>, Problem> {
    let deciding = Deciding::new(&app, &id, &request, &reviewer)?;
    Ok(Json(decide(&app, &deciding).await?))
}

#[instrument(name = "decision.undo", skip_all)]
async fn undo_decision(
    State(app): State<App>,
    reviewer: Reviewer,
    Path(id): Path<String>,
) -> Result<Json<DecisionResponse>, Problem> {
    Ok(Json(undo(&app, &DecisionId(id), &reviewer).await?))
}

/// The new version, or after 10 s the job that makes it.
#[instrument(name = "draft.refresh", skip_all, fields(draft.id = %id))]
async fn refresh_draft(
    State(app): State<App>,
    _: Reviewer,
    PathId(id): PathId<DraftId>,
) -> Result<Response, Problem> {
    let draft = existing(&app, &id).await?;
    match refresh::refresh(&app, &draft).await? {
        Some(newer) => Ok(Json(view::of(&app.db, newer).await?).into_response()),
        None => {
            let jobs = jobs::of_case(&app.db, &draft.case_id).await?;
            let job = jobs.into_iter().next().ok_or_else(Problem::internal)?;
            Ok((StatusCode::ACCEPTED, Json(job)).into_response())
        }
    }
}

/// `null` where this person has edited nothing.
async fn get_copy(
    State(app): State<App>,
    reviewer: Reviewer,
    PathId(id): PathId<DraftId>,
) -> Result<Json<Option<WorkingCopy>>, Problem> {
    let draft = existing(&app, &id).await?;
    Ok(Json(working_copy::read(&app, &draft, &reviewer).await?))
}

async fn put_copy(
    State(app): State<App>,
    reviewer: Reviewer,
    PathId(id): PathId<DraftId>,
    Body(copy): Body<WorkingCopy>,
) -> Result<Json<WorkingCopy>, Problem> {
    let draft = existing(&app, &id).await?;
    Ok(Json(working_copy::save(&app, &draft, &reviewer, &copy).await?))
}

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
