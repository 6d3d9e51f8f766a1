//! `GET /v1/webhooks/deliveries` and `POST /v1/webhooks/deliveries/{id}/replay`, for leads.

use super::{replay, view};
use crate::app::App;
use crate::http::{PathId, Query};
use crate::problem::Problem;
use crate::staff::Lead;
use api::{DeliveryId, DeliveryPage, DeliveryState, DeliveryView, Page};
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use tracing::instrument;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(list_deliveries)).routes(routes!(replay_delivery))
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ListQuery {
    /// All states unless told; `dead` are the dead letters.
    state: Option<DeliveryState>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// 1 to 200; 50 unless told.
    limit: Option<i64>,
}

/// The log of webhooks, newest first.
#[utoipa::path(
    get, path = "/v1/webhooks/deliveries", tag = "webhooks",
    params(ListQuery),
    responses((status = 200, body = Page<DeliveryView>)),
)]
async fn list_deliveries(
    State(app): State<App>,
    _: Lead,
    Query(query): Query<ListQuery>,
) -> Result<Json<DeliveryPage>, Problem> {
    let limit = query.limit.unwrap_or(50).clamp(1, 200);
    let found = view::page(&app.db, query.state, query.cursor.as_deref(), limit + 1).await?;
    Ok(Json(Page::cut(found, limit as usize, |delivery| delivery.id.to_string())))
}

/// Sends a webhook once more, under its own id, with all its attempts before it.
#[utoipa::path(
    post, path = "/v1/webhooks/deliveries/{id}/replay", tag = "webhooks",
    responses((status = 200, body = DeliveryView), (status = 409, description = "`under_way`")),
)]
#[instrument(name = "webhook.replay", skip_all, fields(webhook.id = %id))]
async fn replay_delivery(
    State(app): State<App>,
    Lead(by): Lead,
    PathId(id): PathId<DeliveryId>,
) -> Result<Json<DeliveryView>, Problem> {
    Ok(Json(replay::replay(&app, &id, &by).await?))
}
