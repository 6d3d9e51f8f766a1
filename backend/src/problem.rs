//! The only file that knows HTTP statuses: every refusal as RFC 9457 problem details.

use api::FieldError;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;

/// Where the page of a problem type stands; the last word is the stable name.
const TYPES: &str = "https://countersign.dev/problems/";

/// A refusal on its way out. Build it where the cause is known; the cause itself is logged there, once, never told.
#[derive(Debug, Clone)]
pub struct Problem(Box<api::Problem>);

impl Problem {
    /// `name`: the stable last word of `type`, in snake case.
    pub fn new(status: StatusCode, name: &str) -> Self {
        Self(Box::new(api::Problem {
            kind: format!("{TYPES}{name}"),
            title: name.replace('_', " "),
            status: status.as_u16(),
            detail: None,
            request_id: None,
            errors: Vec::new(),
            facts: serde_json::Map::new(),
        }))
    }

    pub fn internal() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal")
            .detail("Something failed on our side; the log has the cause under this request id.")
    }

    pub fn unavailable() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable")
            .detail("The database does not answer; nothing was accepted. Try again in a moment.")
    }

    pub fn not_found(what: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found").detail(format!("There is no such {what}."))
    }

    pub fn unauthorized() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "unauthorized")
            .detail("Send `Authorization: Bearer KEY` with a key that is in use, or sign in.")
    }

    pub fn forbidden(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, "forbidden").detail(detail)
    }

    /// 422 with the field that is wrong.
    pub fn invalid(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid").field(field, message)
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
            sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => {
                Self::unavailable()
            }
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
        // The request-id layer reads it back and fills in the id.
        response.extensions_mut().insert(self);
        response
    }
}

/// A JSON body; whatever is wrong with it is a problem with a field path.
#[derive(Debug)]
pub struct Body<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let is_json = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).is_some_and(
            |kind| kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json")),
        );
        if !is_json {
            return Err(unsupported_media_type("application/json"));
        }
        let bytes = bytes(request, state).await?;
        parse(&bytes).map(Self)
    }
}

/// 415, naming what is taken.
pub fn unsupported_media_type(takes: &str) -> Problem {
    Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type")
        .detail(format!("Send the body with `Content-Type: {takes}`."))
}

/// Reads a body whole, within the limit that the router set.
///
/// # Errors
/// 413 over the limit, 400 when it breaks off.
pub async fn bytes<S: Send + Sync>(request: Request, state: &S) -> Result<axum::body::Bytes, Problem> {
    axum::body::Bytes::from_request(request, state).await.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_large(),
        _ => Problem::new(StatusCode::BAD_REQUEST, "malformed").detail("The body broke off."),
    })
}

pub fn too_large() -> Problem {
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large").detail("A body may have at most 1 MiB.")
}

/// 400 when it is no JSON at all, 422 when its shape is wrong.
///
/// # Errors
/// A [`Problem`] that names the place, never the content.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| shape(&error))?;
    reader.end().map_err(|_| malformed("There is more after the JSON value."))?;
    Ok(value)
}

fn shape(error: &serde_path_to_error::Error<serde_json::Error>) -> Problem {
    match error.inner().classify() {
        serde_json::error::Category::Data => Problem::invalid(error.path().to_string(), plain(error.inner())),
        _ => malformed(&format!("This is not JSON: it breaks at line {}.", error.inner().line())),
    }
}

/// serde's own words without its position, which `errors[].field` gives better.
fn plain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

fn malformed(detail: &str) -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, "malformed").detail(detail)
}

/// An id in the path; one of another kind is simply not found.
#[derive(Debug)]
pub struct PathId<T>(pub T);

impl<S: Send + Sync, T: TryFrom<String> + Send> FromRequestParts<S> for PathId<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut axum::http::request::Parts, state: &S) -> Result<Self, Problem> {
        let axum::extract::Path(text) = axum::extract::Path::<String>::from_request_parts(parts, state)
            .await
            .map_err(|_| Problem::not_found("resource"))?;
        T::try_from(text).map(Self).map_err(|_| Problem::not_found("resource"))
    }
}

/// A query string; a wrong one is a 422 that names the field.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut axum::http::request::Parts, state: &S) -> Result<Self, Problem> {
        axum::extract::Query::<T>::from_request_parts(parts, state)
            .await
            .map(|query| Self(query.0))
            .map_err(|rejection| Problem::invalid("query", rejection.body_text()))
    }
}
