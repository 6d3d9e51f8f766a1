//! `GET /v1/people`: to whom a case can be given.

use super::Reviewer;
use crate::app::App;
use crate::problem::Problem;
use crate::store::word_of;
use api::{Colleague, StaffId};
use axum::Json;
use axum::extract::State;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(people))
}

/// Everybody who can be given a case, by name. No addresses.
#[utoipa::path(get, path = "/v1/people", tag = "people", responses((status = 200, body = Vec<Colleague>)))]
#[tracing::instrument(name = "people", skip_all)]
async fn people(State(app): State<App>, _: Reviewer) -> Result<Json<Vec<Colleague>>, Problem> {
    let sql = "SELECT id, name, role FROM staff WHERE disabled_at IS NULL ORDER BY LOWER(name), id LIMIT 500";
    let rows: Vec<(String, String, String)> = sqlx::query_as(sql).fetch_all(app.db.read()).await?;
    let people: sqlx::Result<Vec<Colleague>> = rows
        .into_iter()
        .map(|(id, name, role)| {
            let id = StaffId::parse(id).map_err(|e| sqlx::Error::Decode(e.into()))?;
            Ok(Colleague { id, name, role: word_of(&role)? })
        })
        .collect();
    Ok(Json(people?))
}
