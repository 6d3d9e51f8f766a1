//! What was posted: a JSON event, or a raw mail with its ids in headers. From here on both are one event.

use super::raw;
use crate::http::{bytes, media_type, parse};
use crate::problem::{Problem, unsupported_media_type};
use api::{EmailEvent, Time};
use axum::extract::Request;

/// Reads the event of a request, by its media type.
///
/// # Errors
/// 415 for another type, 413, 400, 422 with the field or the header that is wrong.
pub async fn event(request: Request, now: Time) -> Result<EmailEvent, Problem> {
    match media_type(&request).as_deref() {
        Some("application/json") => shaped(&bytes(request).await?),
        Some("message/rfc822") => {
            let ids = raw::Ids::of(request.headers())?;
            ids.event(bytes(request).await?, now).await
        }
        _ => Err(unsupported_media_type("application/json, or message/rfc822 for a raw mail")),
    }
}

/// A missing customer id is an error of its own kind of importance: it is named first.
fn shaped(body: &[u8]) -> Result<EmailEvent, Problem> {
    let raw: serde_json::Value = parse(body)?;
    let has_customer = raw.pointer("/customer/id").is_some_and(|id| !id.is_null());
    if raw.is_object() && !has_customer {
        return Err(Problem::invalid(
            "customer.id",
            "is missing: a mail without a customer cannot be accepted",
        ));
    }
    parse(raw.to_string().as_bytes())
}
