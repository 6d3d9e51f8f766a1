//! The endpoints of cases.

use super::{claim, desk, detail, rows};
use crate::app::App;
use crate::http::{Body, PathId, Query};
use crate::problem::Problem;
use crate::staff::Reviewer;
use api::{AssignRequest, CaseDetail, CaseId, CasePage, Claim, NoteRequest, NoteView, SnoozeRequest, Tab};
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;

pub fn router() -> Router<App> {
    Router::new()
        .route("/v1/cases", get(list))
        .route("/v1/cases/{id}", get(get_case))
        .route("/v1/cases/{id}/claim", post(claim_case))
        .route("/v1/cases/{id}/release", post(release_case))
        .route("/v1/cases/{id}/take-over", post(take_over_case))
        .route("/v1/cases/{id}/assign", post(assign_case))
        .route("/v1/cases/{id}/snooze", post(snooze_case))
        .route("/v1/cases/{id}/notes", post(note_case))
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ListQuery {
    #[serde(default)]
    tab: Tab,
    #[serde(default)]
    q: String,
    cursor: Option<String>,
    limit: Option<i64>,
}

async fn list(
    State(app): State<App>,
    reviewer: Reviewer,
    Query(query): Query<ListQuery>,
) -> Result<Json<CasePage>, Problem> {
    if query.q.chars().count() > 200 {
        return Err(Problem::invalid("q", "may have at most 200 characters"));
    }
    let asked = rows::Asked {
        tab: query.tab,
        q: &query.q,
        cursor: query.cursor.as_deref(),
        limit: query.limit.unwrap_or(50).clamp(1, 200),
        me: reviewer.id(),
    };
    let page = rows::page(&app, &asked).await?;
    Ok(Json(CasePage { page, counts: rows::counts(&app, reviewer.id()).await? }))
}

async fn get_case(
    State(app): State<App>,
    _: Reviewer,
    PathId(id): PathId<CaseId>,
) -> Result<Json<CaseDetail>, Problem> {
    detail::detail(&app, &id).await?.map(Json).ok_or_else(|| Problem::not_found("case"))
}

async fn claim_case(
    State(app): State<App>,
    reviewer: Reviewer,
    PathId(id): PathId<CaseId>,
) -> Result<Json<Claim>, Problem> {
    existing(&app, &id).await?;
    Ok(Json(claim::claim(&app, &id, &reviewer).await?))
}

async fn release_case(
    State(app): State<App>,
    reviewer: Reviewer,
    PathId(id): PathId<CaseId>,
) -> Result<StatusCode, Problem> {
    existing(&app, &id).await?;
    claim::release(&app, &id, &reviewer).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn take_over_case(
    State(app): State<App>,
    reviewer: Reviewer,
    PathId(id): PathId<CaseId>,
) -> Result<Json<Claim>, Problem> {
    existing(&app, &id).await?;
    Ok(Json(claim::take_over(&app, &id, &reviewer).await?))
}

async fn assign_case(
    State(app): State<App>,
    reviewer: Reviewer,
    PathId(id): PathId<CaseId>,
    Body(request): Body<AssignRequest>,
) -> Result<StatusCode, Problem> {
    existing(&app, &id).await?;
    if let Some(to) = &request.to
        && !detail::is_staff(&app.db, to).await?
    {
        return Err(Problem::invalid("to", "there is no such person"));
    }
    desk::assign(&app, &id, request.to.as_ref(), &reviewer).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn snooze_case(
    State(app): State<App>,
    _: Reviewer,
    PathId(id): PathId<CaseId>,
    Body(request): Body<SnoozeRequest>,
) -> Result<StatusCode, Problem> {
    existing(&app, &id).await?;
    desk::snooze(&app, &id, request.until).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn note_case(
    State(app): State<App>,
    reviewer: Reviewer,
    PathId(id): PathId<CaseId>,
    Body(request): Body<NoteRequest>,
) -> Result<(StatusCode, Json<NoteView>), Problem> {
    let text = request.text.trim();
    if text.is_empty() || text.chars().count() > 10_000 || text.contains('\0') {
        return Err(Problem::invalid("text", "must have 1 to 10,000 characters"));
    }
    existing(&app, &id).await?;
    Ok((StatusCode::CREATED, Json(desk::note(&app, &id, &reviewer, text).await?)))
}

async fn existing(app: &App, id: &CaseId) -> Result<(), Problem> {
    let scope = super::CustomerScope::of_case(&app.db, id).await?;
    scope.map(|_| ()).ok_or_else(|| Problem::not_found("case"))
}
