//! Extractors whose refusals are problem details.

use crate::problem::{Problem, malformed, too_large, unsupported_media_type};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header;
use futures::StreamExt;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A body may have so many bytes.
pub const LIMIT: usize = 1 << 20;

/// So much of a body that is too long is read and thrown away, so that the caller gets the answer and not a reset.
const DISCARD: usize = 8 << 20;

/// A JSON body; whatever is wrong with it is a problem with a field path.
#[derive(Debug)]
pub struct Body<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        if media_type(&request).as_deref() != Some("application/json") {
            return Err(unsupported_media_type("application/json"));
        }
        parse(&bytes(request).await?).map(Self)
    }
}

/// The media type without its parameters, in lower case.
pub fn media_type(request: &Request) -> Option<String> {
    let kind = request.headers().get(header::CONTENT_TYPE)?.to_str().ok()?;
    Some(kind.split(';').next()?.trim().to_ascii_lowercase())
}

/// Reads a body whole.
///
/// # Errors
/// 413 over [`LIMIT`], 400 when it breaks off.
pub async fn bytes(request: Request) -> Result<Vec<u8>, Problem> {
    let mut stream = request.into_body().into_data_stream();
    let mut body = Vec::new();
    let mut seen = 0;
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|_| malformed("The body broke off."))?;
        seen += chunk.len();
        match seen {
            0..=LIMIT => body.extend_from_slice(&chunk),
            _ if seen > DISCARD => return Err(too_large()),
            _ => body.clear(),
        }
    }
    if seen > LIMIT { Err(too_large()) } else { Ok(body) }
}

/// 400 when it is no JSON at all, 422 when its shape is wrong.
///
/// # Errors
/// A [`Problem`] that names the place, never the content.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    without_nul(bytes)?;
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| shape(&error))?;
    reader.end().map_err(|_| malformed("There is more after the JSON value."))?;
    Ok(value)
}

/// No text of ours holds a NUL, and PostgreSQL cannot store one: it is refused here for every field of every body.
fn without_nul(bytes: &[u8]) -> Result<(), Problem> {
    const ESCAPED: &[u8] = b"\\u0000";
    if !bytes.windows(ESCAPED.len()).any(|window| window == ESCAPED) {
        return Ok(());
    }
    // What is no JSON is refused by whoever reads it; and behind another backslash it is no NUL.
    let place = serde_json::from_slice(bytes).ok().and_then(|value| nul_in(&value));
    place.map_or(Ok(()), |field| Err(Problem::invalid(field, "must not contain NUL characters")))
}

/// The path of the first text that holds a NUL: `message.to[1]`.
fn nul_in(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => text.contains('\0').then(String::new),
        Value::Array(values) => values
            .iter()
            .enumerate()
            .find_map(|(n, value)| nul_in(value).map(|path| joined(format!("[{n}]"), &path))),
        Value::Object(fields) => fields.iter().find_map(|(name, value)| match name.contains('\0') {
            true => Some(name.replace('\0', "\\0")),
            false => nul_in(value).map(|path| joined(name.clone(), &path)),
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

fn joined(first: String, rest: &str) -> String {
    match rest {
        "" => first,
        index if index.starts_with('[') => first + index,
        field => format!("{first}.{field}"),
    }
}

fn shape(error: &serde_path_to_error::Error<serde_json::Error>) -> Problem {
    match error.inner().classify() {
        serde_json::error::Category::Data => {
            let (field, message) = place(&error.path().to_string(), plain(error.inner()));
            Problem::invalid(field, message)
        }
        _ => malformed(&format!("This is not JSON: it breaks at line {}.", error.inner().line())),
    }
}

/// A field that is missing is named itself, not the object that lacks it.
fn place(path: &str, message: String) -> (String, String) {
    let missing = message.strip_prefix("missing field `").and_then(|rest| rest.strip_suffix('`'));
    match (missing, path) {
        (Some(field), ".") => (field.to_owned(), "is missing".to_owned()),
        (Some(field), path) => (format!("{path}.{field}"), "is missing".to_owned()),
        (None, path) => (path.to_owned(), message),
    }
}

/// serde's own words without its position, which `errors[].field` gives better.
fn plain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
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
        if parts.uri.query().is_some_and(|query| query.contains("%00")) {
            return Err(Problem::invalid("query", "must not contain NUL characters"));
        }
        axum::extract::Query::<T>::from_request_parts(parts, state)
            .await
            .map(|query| Self(query.0))
            .map_err(|rejection| Problem::invalid("query", rejection.body_text()))
    }
}
