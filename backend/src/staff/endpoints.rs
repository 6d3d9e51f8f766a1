//! `POST /v1/session`, `DELETE /v1/session`, `GET /v1/me`.

use super::caller::{Reviewer, cross_site, refuse_cross_site};
use super::sign_in::{SignedIn, by_link, by_password, sign_out};
use super::{cookie, same_origin};
use crate::app::App;
use crate::http::Body;
use crate::problem::Problem;
use crate::staff::Person;
use api::{Me, SessionRequest};
use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// One header: the cookie that begins or ends a session.
type SetCookie = [(HeaderName, HeaderValue); 1];

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(sign_in, sign_out_here))
        .routes(routes!(me))
        .merge(super::colleagues::router())
}

/// A new token each time, and the one this browser had before ends: nobody can plant a session.
#[utoipa::path(
    post, path = "/v1/session", tag = "people", request_body = SessionRequest, security(()),
    responses(
        (status = 200, description = "signed in; the session is the cookie", body = Me),
        (status = 401, description = "`wrong_password`, `dead_link`"),
        (status = 403, description = "`cross_site`"),
        (status = 429, description = "`too_many_attempts`"),
    ),
)]
#[tracing::instrument(name = "session.start", skip_all)]
async fn sign_in(
    State(app): State<App>,
    before: Before,
    Body(request): Body<SessionRequest>,
) -> Result<(SetCookie, Json<Me>), Problem> {
    let now = app.now();
    let SignedIn { person, token } = match request {
        SessionRequest::Password { email, password } => {
            by_password(&app.db, &app.people, &email, password, now).await?
        }
        SessionRequest::Token { token, new_password } => {
            by_link(&app.db, &app.people, &token, new_password, now).await?
        }
    };
    if let Some(old) = before.token {
        sign_out(&app.db, &old, now).await?;
    }
    Ok(([(header::SET_COOKIE, cookie::set(&token, &app.settings))], Json(who(&app, person))))
}

/// Ends this browser's session.
#[utoipa::path(
    delete, path = "/v1/session", tag = "people", security(("session" = [])),
    responses((status = 204)),
)]
#[tracing::instrument(name = "session.end", skip_all)]
async fn sign_out_here(
    State(app): State<App>,
    token: SessionToken,
) -> Result<(StatusCode, SetCookie), Problem> {
    sign_out(&app.db, &token.0, app.now()).await?;
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie::clear(&app.settings))]))
}

/// Who am I?
#[utoipa::path(get, path = "/v1/me", tag = "people", responses((status = 200, body = Me)))]
#[tracing::instrument(name = "me", skip_all)]
async fn me(State(app): State<App>, reviewer: Reviewer) -> Json<Me> {
    Json(who(&app, reviewer.person))
}

fn who(app: &App, person: Person) -> Me {
    Me {
        id: person.id,
        email: person.email,
        name: person.name,
        role: person.role,
        has_password: person.has_password,
        engine: app.settings.engine.clone(),
        shop: app.settings.policy.shop_name.clone(),
        demo: app.settings.demo,
        undo_s: i64::try_from(app.settings.review.undo.as_secs()).unwrap_or(i64::MAX),
        transport: app.mailer.name().to_owned(),
    }
}

/// What this browser had before it signs in. A foreign page may not sign anybody in; a script says nothing and may.
struct Before {
    token: Option<String>,
}

impl FromRequestParts<App> for Before {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        match same_origin::origin(&parts.headers, &app.settings) {
            same_origin::Origin::Other => Err(cross_site()),
            same_origin::Origin::Same | same_origin::Origin::Unsaid => {
                Ok(Self { token: cookie::read(&parts.headers, &app.settings) })
            }
        }
    }
}

/// The session to end: it need not be alive any more. A key has none.
struct SessionToken(String);

impl FromRequestParts<App> for SessionToken {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let is_by_key = parts.headers.contains_key(header::AUTHORIZATION);
        let token = cookie::read(&parts.headers, &app.settings).filter(|_| !is_by_key);
        let token = token.ok_or_else(Problem::unauthorized)?;
        refuse_cross_site(parts, app)?;
        Ok(Self(token))
    }
}
