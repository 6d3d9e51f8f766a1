//! `POST /v1/emails`.

use super::signed::{Authenticated, must_name};
use super::{Accept, IngestError, accept, posted, validate};
use crate::app::App;
use crate::problem::{Kind, Problem};
use api::EmailEvent;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(post_email))
}

/// A customer wrote. `202` says that mail and job are committed; key or signature are looked at before the body is
/// understood.
#[utoipa::path(
    post, path = "/v1/emails", tag = "mail", security(("key" = []), ("signature" = [])),
    request_body(content((EmailEvent = "application/json"), (String = "message/rfc822"))),
    params(
        ("Countersign-Event-Id" = Option<String>, Header, description = "raw mail: as `event_id`; needed there"),
        ("Countersign-Customer-Id" = Option<String>, Header, description = "raw mail: as `customer.id`; needed there"),
        ("Countersign-Customer-Email" = Option<String>, Header, description = "raw mail: as `customer.email`; needed there"),
        ("Countersign-Customer-Name" = Option<String>, Header, description = "raw mail: in RFC 2047 words"),
        ("Countersign-Case-Id" = Option<String>, Header, description = "raw mail: as `case_id`"),
    ),
    responses(
        (status = 202, description = "accepted; `Idempotent-Replayed: true` where it was before", body = api::Accepted),
        (status = 409, description = "`conflict`: the key was used for another mail"),
        (status = 429, description = "`too_many_waiting`"),
    ),
)]
async fn post_email(State(app): State<App>, caller: Authenticated) -> Result<Response, Problem> {
    let Authenticated { source, request, signed_id } = caller;
    let event = posted::event(request, app.now()).await?;
    must_name(signed_id.as_deref(), &event)?;
    validate(&event)?;
    let accepted = accept(&app, &source, &event).await?;
    Ok(answer(accepted))
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
            IngestError::Unreadable => {
                tracing::error!("reading a mail panicked");
                Self::internal()
            }
            IngestError::Store(error) => error.into(),
        }
    }
}
