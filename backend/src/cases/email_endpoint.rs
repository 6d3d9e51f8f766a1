//! One message whole, and its HTML for the frame.

use super::emails;
use crate::app::App;
use crate::http::{PathId, Query};
use crate::problem::Problem;
use crate::staff::Reviewer;
use agent::mail::{Pictures, safe_html};
use api::{EmailDetail, EmailId};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(get_email)).routes(routes!(get_html))
}

/// Without scripts, forms, plugins and an origin of its own, whatever the sanitiser may have missed.
const POLICY: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";
const POLICY_WITH_PICTURES: &str =
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data: https:";

/// Before the mail's own page. Behind each link stands where it leads, whatever its words say.
const FRAME: &str = "<!doctype html><meta charset=\"utf-8\"><style>body{margin:12px;font:14px/20px system-ui,sans-serif;\
    color:#1c1d21;background:#fff;overflow-wrap:anywhere}a[href]::after{content:\" [\" attr(href) \"]\";\
    font:12px/16px ui-monospace,monospace;color:#55585f}</style>";

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct HtmlQuery {
    /// Load pictures from the net, over https.
    #[param(inline)]
    images: Option<Images>,
}

/// Where pictures may come from.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
enum Images {
    /// From the net, which tells the sender that the mail was opened: only when a person asks.
    Https,
}

/// One message whole.
#[utoipa::path(
    get, path = "/v1/emails/{id}", tag = "cases",
    responses((status = 200, body = EmailDetail)),
)]
async fn get_email(
    State(app): State<App>,
    _: Reviewer,
    PathId(id): PathId<EmailId>,
) -> Result<Json<EmailDetail>, Problem> {
    emails::find(&app.db, &id).await?.map(Json).ok_or_else(|| Problem::not_found("mail"))
}

/// The HTML of a message, cleaned, for a frame.
///
/// The original is stored as it came and cleaned at every reading: a better sanitiser cleans old mails too.
#[utoipa::path(
    get, path = "/v1/emails/{id}/html", tag = "cases",
    params(HtmlQuery),
    responses((status = 200, description = "a page without scripts, locked in by its policy", body = String, content_type = "text/html")),
)]
async fn get_html(
    State(app): State<App>,
    _: Reviewer,
    PathId(id): PathId<EmailId>,
    Query(query): Query<HtmlQuery>,
) -> Result<Response, Problem> {
    let html = emails::html_of(&app.db, &id).await?;
    let html = html.ok_or_else(|| Problem::not_found("HTML of this mail"))?;
    let (pictures, policy) = match query.images {
        Some(Images::Https) => (Pictures::Https, POLICY_WITH_PICTURES),
        None => (Pictures::None, POLICY),
    };
    // Beside the runtime: a hostile page may take a second.
    let cleaning = tokio::task::spawn_blocking(move || safe_html(&html, pictures));
    let page = cleaning.await.map_err(|_| {
        tracing::error!("cleaning a page panicked");
        Problem::internal()
    })?;
    Ok((headers(policy), format!("{FRAME}{page}")).into_response())
}

fn headers(policy: &'static str) -> [(HeaderName, HeaderValue); 5] {
    [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy)),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ]
}
