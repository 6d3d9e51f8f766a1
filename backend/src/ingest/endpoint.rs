//! `POST /v1/emails`.

use super::{Accept, IngestError, accept, validate};
use crate::app::App;
use crate::http::{Body, parse};
use crate::problem::{Kind, Problem};
use crate::staff::Ingester;
use api::EmailEvent;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tracing::instrument;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(post_email))
}

/// A customer wrote. `202` says that mail and job are committed; the key is looked at before the body.
#[utoipa::path(
    post, path = "/v1/emails", tag = "mail", request_body = EmailEvent, security(("key" = [])),
    responses(
        (status = 202, description = "accepted; `Idempotent-Replayed: true` where it was before", body = api::Accepted),
        (status = 409, description = "`conflict`: the key was used for another mail"),
        (status = 429, description = "`too_many_waiting`"),
    ),
)]
#[instrument(name = "POST /v1/emails", skip_all, fields(source = %ingester.source, job.id, case.id))]
async fn post_email(
    State(app): State<App>,
    ingester: Ingester,
    Body(raw): Body<serde_json::Value>,
) -> Result<Response, Problem> {
    let event: EmailEvent = shaped(&raw)?;
    validate(&event)?;
    let accepted = accept(&app, &ingester.source, &event).await?;
    let span = tracing::Span::current();
    span.record("job.id", accepted.answer.job_id.as_str());
    span.record("case.id", accepted.answer.case_id.as_str());
    Ok(answer(accepted))
}

/// A missing customer id is an error of its own kind of importance: it is named first.
fn shaped(raw: &serde_json::Value) -> Result<EmailEvent, Problem> {
    let has_customer = raw.pointer("/customer/id").is_some_and(|id| !id.is_null());
    if raw.is_object() && !has_customer {
        return Err(Problem::invalid(
            "customer.id",
            "is missing: a mail without a customer cannot be accepted",
        ));
    }
    parse(raw.to_string().as_bytes())
}

fn answer(accepted: Accept) -> Response {
    let location = HeaderValue::from_str(&accepted.answer.links.job);
    let mut response = (StatusCode::ACCEPTED, Json(accepted.answer)).into_response();
    if let Ok(location) = location {
        response.headers_mut().insert(header::LOCATION, location);
    }
    if accepted.replayed {
        response.headers_mut().insert("idempotent-replayed", HeaderValue::from_static("true"));
    }
    response
}

impl From<IngestError> for Problem {
    fn from(error: IngestError) -> Self {
        match error {
            IngestError::Conflict { key } => Problem::of(Kind::Conflict)
                .detail("This key was used before for another mail; nothing was changed.")
                .field(key, "was posted before with another body"),
            IngestError::Full => Problem::of(Kind::TooManyWaiting)
                .detail("This source has as many jobs waiting as it may; try again when some have run.")
                .fact("retry_after_s", 60),
            IngestError::Store(error) => error.into(),
        }
    }
}
