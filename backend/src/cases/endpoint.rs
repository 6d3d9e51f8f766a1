//! The endpoints of cases.

use super::page::{Asked, Cursor};
use super::{claim, counts, desk, detail, page};
use crate::app::App;
use crate::http::{Body, PathId, Query};
use crate::problem::Problem;
use crate::staff::Reviewer;
use api::{AssignRequest, CaseDetail, CaseId, CasePage, Claim, NoteRequest, NoteView, SnoozeRequest, Tab};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(list_cases))
        .routes(routes!(get_case))
        .routes(routes!(claim_case))
        .routes(routes!(release_case))
        .routes(routes!(take_over_case))
        .routes(routes!(assign_case))
        .routes(routes!(snooze_case))
        .routes(routes!(note_case))
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ListQuery {
    #[serde(default)]
    #[param(inline)]
    tab: Tab,
    /// Words of customers, subjects, texts, or an id; at most 200 characters.
    #[serde(default)]
    q: String,
    /// `next` of the page before.
    cursor: Option<String>,
    /// 1 to 200; 50 unless told.
    limit: Option<i64>,
}

/// One page of the queue, and the numbers of all tabs.
#[utoipa::path(
    get, path = "/v1/cases", tag = "cases",
    params(ListQuery),
    responses((status = 200, body = CasePage)),
)]
async fn list_cases(
    State(app): State<App>,
    reviewer: Reviewer,
    Query(query): Query<ListQuery>,
) -> Result<Json<CasePage>, Problem> {
    if query.q.chars().count() > 200 {
        return Err(Problem::invalid("q", "may have at most 200 characters"));
    }
    let asked = Asked {
        tab: query.tab,
        q: &query.q,
        // One that is not ours starts at the beginning.
        cursor: query.cursor.as_deref().and_then(Cursor::parse),
        limit: query.limit.unwrap_or(50).clamp(1, 200),
        me: reviewer.id(),
    };
    let page = page::page(&app, &asked).await?;
    Ok(Json(CasePage { page, counts: counts::counts(&app, reviewer.id()).await? }))
}

/// One case whole.
#[utoipa::path(get, path = "/v1/cases/{id}", tag = "cases", responses((status = 200, body = CaseDetail)))]
async fn get_case(
    State(app): State<App>,
    _: Reviewer,
    PathId(id): PathId<CaseId>,
) -> Result<Json<CaseDetail>, Problem> {
    detail::detail(&app, &id).await?.map(Json).ok_or_else(|| Problem::not_found("case"))
}

/// Takes the case, or holds it for longer.
#[utoipa::path(
    post, path = "/v1/cases/{id}/claim", tag = "cases",
    responses(
        (status = 200, body = Claim),
        (status = 409, description = "`claimed_by`: somebody else holds it"),
    ),
)]
async fn claim_case(
    State(app): State<App>,
    reviewer: Reviewer,
    PathId(id): PathId<CaseId>,
) -> Result<Json<Claim>, Problem> {
    existing(&app, &id).await?;
    Ok(Json(claim::claim(&app, &id, &reviewer).await?))
}

/// Lets the case go.
#[utoipa::path(post, path = "/v1/cases/{id}/release", tag = "cases", responses((status = 204)))]
async fn release_case(
    State(app): State<App>,
    reviewer: Reviewer,
    PathId(id): PathId<CaseId>,
) -> Result<StatusCode, Problem> {
    existing(&app, &id).await?;
    claim::release(&app, &id, &reviewer).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes the case from whoever holds it; their saves are refused from here on.
#[utoipa::path(
    post, path = "/v1/cases/{id}/take-over", tag = "cases",
    responses((status = 200, body = Claim)),
)]
async fn take_over_case(
    State(app): State<App>,
    reviewer: Reviewer,
    PathId(id): PathId<CaseId>,
) -> Result<Json<Claim>, Problem> {
    existing(&app, &id).await?;
    Ok(Json(claim::take_over(&app, &id, &reviewer).await?))
}

/// Gives the case to a person, or to nobody.
#[utoipa::path(
    post, path = "/v1/cases/{id}/assign", tag = "cases", request_body = AssignRequest,
    responses((status = 204)),
)]
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

/// Puts the case away until then, or wakes it.
#[utoipa::path(
    post, path = "/v1/cases/{id}/snooze", tag = "cases", request_body = SnoozeRequest,
    responses((status = 204)),
)]
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

/// Adds a note that only staff see.
#[utoipa::path(
    post, path = "/v1/cases/{id}/notes", tag = "cases", request_body = NoteRequest,
    responses((status = 201, body = NoteView)),
)]
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
    let scope = super::CustomerScope::of_case(app.db.read(), id).await?;
    scope.map(|_| ()).ok_or_else(|| Problem::not_found("case"))
}
