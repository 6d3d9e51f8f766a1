//! Who posts: by an `ingest` key, or by a signature over the body (docs/webhooks.md). Either is looked at before the
//! body is understood.

use crate::app::App;
use crate::http::{bytes, media_type};
use crate::outside::Presented;
use crate::problem::Problem;
use crate::staff::{DEFAULT_SOURCE, Ingester};
use api::EmailEvent;
use axum::body::Body;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::{HeaderMap, header};

/// A request of somebody who proved who they are.
#[derive(Debug)]
pub struct Authenticated {
    /// Whose mails these are: the key's, or `crm` where the installation's own secret signed.
    pub source: String,
    pub request: Request,
    /// The event that the signature names; `None`: a key came.
    pub signed_id: Option<String>,
}

/// A signature vouches for the event that it names, and for no other.
///
/// # Errors
/// 401 when `webhook-id` is not the event's id.
pub fn must_name(signed_id: Option<&str>, event: &EmailEvent) -> Result<(), Problem> {
    match signed_id {
        Some(id) if id != event.event_id => Err(not_believed()),
        Some(_) | None => Ok(()),
    }
}

impl FromRequest<App> for Authenticated {
    type Rejection = Problem;

    /// A key goes first, as everywhere: whoever sends one is not believed by anything else.
    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        let headers = request.headers();
        if headers.contains_key(header::AUTHORIZATION) || !headers.contains_key("webhook-signature") {
            return by_key(request, app).await;
        }
        by_signature(request, app).await
    }
}

async fn by_key(request: Request, app: &App) -> Result<Authenticated, Problem> {
    let (mut parts, body) = request.into_parts();
    let ingester = Ingester::from_request_parts(&mut parts, app).await?;
    let request = Request::from_parts(parts, body);
    Ok(Authenticated { source: ingester.source, request, signed_id: None })
}

async fn by_signature(request: Request, app: &App) -> Result<Authenticated, Problem> {
    let Some(secrets) = app.settings.secrets() else { return Err(not_believed()) };
    if media_type(&request).as_deref() != Some("application/json") {
        return Err(not_believed()); // a raw mail bears no id that a signature could name
    }
    let (parts, body) = request.into_parts();
    let bytes = bytes(Request::from_parts(parts.clone(), body)).await?;
    let presented = presented(&parts.headers).ok_or_else(not_believed)?;
    if !secrets.vouch_for(presented, &bytes, app.now()) {
        return Err(not_believed());
    }
    let signed_id = Some(presented.id.to_owned());
    let request = Request::from_parts(parts, Body::from(bytes));
    Ok(Authenticated { source: DEFAULT_SOURCE.to_owned(), request, signed_id })
}

fn presented(headers: &HeaderMap) -> Option<Presented<'_>> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    Some(Presented {
        id: text("webhook-id")?,
        timestamp: text("webhook-timestamp")?,
        signatures: text("webhook-signature")?,
    })
}

/// One answer for every reason: which part was wrong is nobody's business.
fn not_believed() -> Problem {
    Problem::unauthorized().detail(
        "Sign the JSON body as Standard Webhooks says: `webhook-id` is the event's id, `webhook-timestamp` at most five \
         minutes off, `webhook-signature` made with the installation's secret. Or send a key.",
    )
}
