//! How far a new installation has come: the list that the screen ticks off.

use crate::app::App;
use crate::problem::Problem;
use crate::staff::Reviewer;
use api::Setup;
use axum::Json;
use axum::extract::State;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(get_setup))
}

const SETUP: &str = "SELECT
    CAST(CASE WHEN EXISTS (SELECT 1 FROM email) THEN 1 ELSE 0 END AS BIGINT),
    CAST(CASE WHEN EXISTS (SELECT 1 FROM decision) THEN 1 ELSE 0 END AS BIGINT),
    (SELECT COUNT(*) FROM staff WHERE disabled_at IS NULL)";

/// How far a new installation has come.
#[utoipa::path(get, path = "/v1/setup", tag = "people", responses((status = 200, body = Setup)))]
#[tracing::instrument(name = "setup", skip_all)]
async fn get_setup(State(app): State<App>, _: Reviewer) -> Result<Json<Setup>, Problem> {
    let (mail, decision, people): (i64, i64, i64) = sqlx::query_as(SETUP).fetch_one(app.db.read()).await?;
    let sends_mail = app.settings.outside.smtp.is_some() || app.crm.is_some();
    Ok(Json(Setup { has_mail: mail > 0, has_decision: decision > 0, sends_mail, people }))
}
