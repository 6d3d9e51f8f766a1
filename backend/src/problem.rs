//! The only room that knows refusals' HTTP statuses: every refusal as RFC 9457 problem details.

mod kind;

pub use kind::Kind;

use api::FieldError;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Where the page of a problem type stands; the last word is the stable name.
const TYPES: &str = "https://countersign.dev/problems/";

/// A refusal on its way out. Build it where the cause is known; the cause itself is logged there, once, never told.
#[derive(Debug, Clone)]
pub struct Problem(Box<api::Problem>);

impl Problem {
    pub fn of(kind: Kind) -> Self {
        Self(Box::new(api::Problem {
            kind: format!("{TYPES}{}", kind.as_str()),
            title: kind.as_str().replace('_', " "),
            status: kind.status().as_u16(),
            detail: None,
            request_id: None,
            errors: Vec::new(),
            facts: serde_json::Map::new(),
        }))
    }

    pub fn internal() -> Self {
        Self::of(Kind::Internal)
            .detail("Something failed on our side; the log has the cause under this request id.")
    }

    pub fn unavailable() -> Self {
        Self::of(Kind::Unavailable)
            .detail("The database does not answer; nothing was accepted. Try again in a moment.")
    }

    pub fn not_found(what: &str) -> Self {
        Self::of(Kind::NotFound).detail(format!("There is no such {what}."))
    }

    pub fn unauthorized() -> Self {
        Self::of(Kind::Unauthorized)
            .detail("Send `Authorization: Bearer KEY` with a key that is in use, or sign in.")
    }

    pub fn forbidden(detail: impl Into<String>) -> Self {
        Self::of(Kind::Forbidden).detail(detail)
    }

    /// 422 with the field that is wrong.
    pub fn invalid(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self::of(Kind::Invalid).field(field, message)
    }

    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.0.detail = Some(detail.into());
        self
    }

    #[must_use]
    pub fn field(mut self, field: impl Into<String>, message: impl Into<String>) -> Self {
        self.0.errors.push(FieldError { field: field.into(), message: message.into() });
        self
    }

    /// A fact that the client needs to go on.
    #[must_use]
    pub fn fact(mut self, name: &str, value: impl serde::Serialize) -> Self {
        if let Ok(value) = serde_json::to_value(value) {
            self.0.facts.insert(name.to_owned(), value);
        }
        self
    }

    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    pub fn wire(&self) -> &api::Problem {
        &self.0
    }
}

/// A failed statement: 503 when nobody answers, else 500. Logged here, once, without any value.
impl From<sqlx::Error> for Problem {
    fn from(error: sqlx::Error) -> Self {
        tracing::error!(%error, "the database refused a statement");
        match error {
            sqlx::Error::Io(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => Self::unavailable(),
            _ => Self::internal(),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = (self.status(), axum::Json(&*self.0)).into_response();
        let kind = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        if self.status() == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if self.status() == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
        }
        if let Some(seconds) = self.0.facts.get("retry_after_s").and_then(serde_json::Value::as_u64) {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        // The request-id layer reads it back and fills in the id.
        response.extensions_mut().insert(self);
        response
    }
}

/// 415, naming what is taken.
pub fn unsupported_media_type(takes: &str) -> Problem {
    Problem::of(Kind::UnsupportedMediaType).detail(format!("Send the body with `Content-Type: {takes}`."))
}

pub fn too_large() -> Problem {
    Problem::of(Kind::TooLarge).detail("A body may have at most 1 MiB.")
}

pub fn malformed(detail: &str) -> Problem {
    Problem::of(Kind::Malformed).detail(detail)
}
