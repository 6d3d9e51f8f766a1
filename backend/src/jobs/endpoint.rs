//! The endpoints of jobs: follow one, cancel it, try it again.

use super::{control, events, trace, view};
use crate::app::App;
use crate::http::{PathId, Query};
use crate::problem::Problem;
use crate::staff::{JobReader, Lead, Reviewer, Standing};
use crate::{audit, jobs};
use api::{JobId, JobPage, JobView, Page, ReplayView, TraceView};
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use serde::Deserialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(list_jobs))
        .routes(routes!(get_job))
        .routes(routes!(follow_job))
        .routes(routes!(cancel_job))
        .routes(routes!(retry_job))
        .routes(routes!(trace_job))
        .routes(routes!(replay_job))
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ListQuery {
    /// Only `dead`.
    state: api::JobState,
    /// `next` of the page before.
    cursor: Option<String>,
    /// 1 to 200; 50 unless told.
    limit: Option<i64>,
}

/// The dead letters; other states are found through their cases.
#[utoipa::path(
    get, path = "/v1/jobs", tag = "jobs",
    params(ListQuery),
    responses((status = 200, body = Page<JobView>)),
)]
async fn list_jobs(
    State(app): State<App>,
    _: Lead,
    Query(query): Query<ListQuery>,
) -> Result<Json<JobPage>, Problem> {
    if query.state != api::JobState::Dead {
        return Err(Problem::invalid("state", "only `dead` is listed here"));
    }
    let limit = query.limit.unwrap_or(50).clamp(1, 200);
    let found = view::dead(&app.db, query.cursor.as_deref(), limit + 1).await?;
    let page = Page::cut(found, limit as usize, |row| row.id.clone());
    let mut items = Vec::with_capacity(page.items.len());
    for row in page.items {
        items.push(row.view(&app.db).await?);
    }
    Ok(Json(Page { items, next: page.next }))
}

/// Where a job stands.
#[utoipa::path(get, path = "/v1/jobs/{id}", tag = "jobs", responses((status = 200, body = JobView)))]
async fn get_job(
    State(app): State<App>,
    reader: JobReader,
    PathId(id): PathId<JobId>,
) -> Result<Json<JobView>, Problem> {
    Ok(Json(readable(&app, &reader, &id).await?.view(&app.db).await?))
}

/// The same, live.
#[utoipa::path(
    get, path = "/v1/jobs/{id}/events", tag = "jobs",
    params(("last-event-id" = Option<String>, Header)),
    responses(
        (status = 200, description = "Server-Sent Events `job`", body = String, content_type = "text/event-stream"),
    ),
)]
async fn follow_job(
    State(app): State<App>,
    reader: JobReader,
    standing: Standing,
    PathId(id): PathId<JobId>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Problem> {
    readable(&app, &reader, &id).await?;
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()).and_then(|id| id.parse().ok());
    Ok(events::stream(app, id, standing, last))
}

/// Stops a job that has not ended.
#[utoipa::path(
    post, path = "/v1/jobs/{id}/cancel", tag = "jobs",
    responses((status = 200, body = JobView), (status = 409, description = "`job_state`")),
)]
async fn cancel_job(
    State(app): State<App>,
    reader: JobReader,
    PathId(id): PathId<JobId>,
) -> Result<Json<JobView>, Problem> {
    let row = changeable(&app, &reader, &id).await?;
    control::cancel(&app, &row, &who(&reader)).await?;
    Ok(Json(readable(&app, &reader, &id).await?.view(&app.db).await?))
}

/// Queues a dead letter again.
#[utoipa::path(
    post, path = "/v1/jobs/{id}/retry", tag = "jobs",
    responses((status = 200, body = JobView), (status = 409, description = "`job_state`")),
)]
async fn retry_job(
    State(app): State<App>,
    reader: JobReader,
    PathId(id): PathId<JobId>,
) -> Result<Json<JobView>, Problem> {
    let row = changeable(&app, &reader, &id).await?;
    control::retry(&app, &row, &who(&reader)).await?;
    Ok(Json(readable(&app, &reader, &id).await?.view(&app.db).await?))
}

/// The journal, for leads; each reading is audited.
#[utoipa::path(
    get, path = "/v1/jobs/{id}/trace", tag = "jobs",
    responses((status = 200, body = TraceView)),
)]
async fn trace_job(
    State(app): State<App>,
    Lead(reviewer): Lead,
    PathId(id): PathId<JobId>,
) -> Result<Json<TraceView>, Problem> {
    let row = looked_at(&app, &reviewer, &id).await?;
    Ok(Json(trace::trace(&app, row).await?))
}

/// The job again from its journal, here and now; nothing is asked and nothing written.
#[utoipa::path(
    post, path = "/v1/jobs/{id}/replay", tag = "jobs",
    responses(
        (status = 200, body = ReplayView),
        (status = 409, description = "`not_replayable`: it was parked, or has not run"),
    ),
)]
async fn replay_job(
    State(app): State<App>,
    Lead(reviewer): Lead,
    PathId(id): PathId<JobId>,
) -> Result<Json<ReplayView>, Problem> {
    looked_at(&app, &reviewer, &id).await?;
    Ok(Json(jobs::replay(&app.db, &id).await?.into()))
}

/// A look into a journal, written down before it is had.
async fn looked_at(app: &App, reviewer: &Reviewer, id: &JobId) -> Result<view::JobRow, Problem> {
    let row = view::find(&app.db, id).await?.ok_or_else(|| Problem::not_found("job"))?;
    let mut tx = app.db.begin().await?;
    let who = reviewer.who();
    let entry = audit::Entry::new(app.now(), audit::Event::TraceRead, &who);
    audit::record(&mut tx, entry.detail(serde_json::json!({ "job": id }))).await?;
    tx.commit().await?;
    Ok(row)
}

/// A source sees its own jobs only; another's is not there.
async fn readable(app: &App, reader: &JobReader, id: &JobId) -> Result<view::JobRow, Problem> {
    let row = view::find(&app.db, id).await?.ok_or_else(|| Problem::not_found("job"))?;
    match reader {
        JobReader::Source(ingester) if ingester.source != row.source => Err(Problem::not_found("job")),
        JobReader::Source(_) | JobReader::Person(_) => Ok(row),
    }
}

/// A person needs to be a lead to cancel or retry.
async fn changeable(app: &App, reader: &JobReader, id: &JobId) -> Result<view::JobRow, Problem> {
    if let JobReader::Person(reviewer) = reader
        && reviewer.role() < api::Role::Lead
    {
        return Err(Problem::forbidden("Cancelling and retrying takes a lead."));
    }
    readable(app, reader, id).await
}

fn who(reader: &JobReader) -> String {
    match reader {
        JobReader::Source(ingester) => format!("source {}", ingester.source),
        JobReader::Person(reviewer) => reviewer.who(),
    }
}
