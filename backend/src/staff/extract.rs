//! What an endpoint asks for in its signature: each refusal is 401 or 403 before the body is looked at.

use super::caller::{Caller, Ingester, Reviewer};
use crate::app::App;
use crate::problem::Problem;
use api::Role;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;

/// A person of role lead or above, by session or by their `review` key.
#[derive(Debug, Clone)]
pub struct Lead(pub Reviewer);

/// Who may manage keys, users and settings: an `admin` key, or an admin who is signed in. A `review` key is not
/// enough: a key that leaks must not make further keys.
#[derive(Debug, Clone)]
pub struct Admin {
    /// As the audit names them.
    pub who: String,
}

/// Who may read, cancel and retry jobs: a source its own, a person all.
#[derive(Debug, Clone)]
pub enum JobReader {
    Source(Ingester),
    Person(Reviewer),
}

impl FromRequestParts<App> for Reviewer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        match Caller::from_request_parts(parts, app).await? {
            Caller::Reviewer(reviewer) => Ok(reviewer),
            Caller::Ingester(_) | Caller::AdminKey(_) => {
                Err(Problem::forbidden("This takes a person: a session, or a `review` key."))
            }
        }
    }
}

impl FromRequestParts<App> for Ingester {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        match Caller::from_request_parts(parts, app).await? {
            Caller::Ingester(ingester) => Ok(ingester),
            Caller::Reviewer(_) | Caller::AdminKey(_) => {
                Err(Problem::forbidden("This takes an `ingest` key."))
            }
        }
    }
}

impl FromRequestParts<App> for Lead {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let reviewer = Reviewer::from_request_parts(parts, app).await?;
        let is_lead = reviewer.role() >= Role::Lead;
        if is_lead {
            return Ok(Self(reviewer));
        }
        Err(Problem::forbidden("This takes the role lead.").fact("needs_role", Role::Lead))
    }
}

impl FromRequestParts<App> for Admin {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        match Caller::from_request_parts(parts, app).await? {
            Caller::AdminKey(key) => Ok(Self { who: key.as_str().to_owned() }),
            Caller::Reviewer(reviewer) if reviewer.role() == Role::Admin && reviewer.via_key.is_none() => {
                Ok(Self { who: reviewer.who() })
            }
            Caller::Reviewer(_) | Caller::Ingester(_) => {
                let refusal = Problem::forbidden("This takes an `admin` key, or an admin who is signed in.");
                Err(refusal.fact("needs_role", Role::Admin))
            }
        }
    }
}

impl FromRequestParts<App> for JobReader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        match Caller::from_request_parts(parts, app).await? {
            Caller::Ingester(ingester) => Ok(Self::Source(ingester)),
            Caller::Reviewer(reviewer) => Ok(Self::Person(reviewer)),
            Caller::AdminKey(_) => Err(Problem::forbidden("An `admin` key reads no jobs.")),
        }
    }
}
