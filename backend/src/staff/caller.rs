//! Who is asking.

use super::keys::KeyId;
use super::{cookie, keys, person::Person, same_origin, sessions};
use crate::app::App;
use crate::problem::{Kind, Problem};
use api::{Role, StaffId};
use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;

/// Whoever proved who they are, by key or by session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Caller {
    Ingester(Ingester),
    /// Manages keys, users and settings; decides nothing and reads no case.
    AdminKey(KeyId),
    Reviewer(Reviewer),
}

/// A program that posts mails of one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ingester {
    pub key: KeyId,
    pub source: String,
}

/// A person, by session or by a key that acts as them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewer {
    pub person: Person,
    pub via_key: Option<KeyId>,
}

impl Reviewer {
    pub(super) fn by_key(person: Person, key: KeyId) -> Self {
        Self { person, via_key: Some(key) }
    }

    pub(super) fn by_session(person: Person) -> Self {
        Self { person, via_key: None }
    }

    pub fn id(&self) -> &StaffId {
        &self.person.id
    }

    pub fn role(&self) -> Role {
        self.person.role
    }

    /// As records show them: "Mara Lindt", or "Mara Lindt via key".
    pub fn display(&self) -> String {
        match self.via_key {
            Some(_) => format!("{} via key", self.person.name),
            None => self.person.name.clone(),
        }
    }

    /// As the audit names them: ids only.
    pub fn who(&self) -> String {
        match &self.via_key {
            Some(key) => format!("{} via {}", self.person.id, key.as_str()),
            None => self.person.id.to_string(),
        }
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = Problem;

    /// With an `Authorization` header cookies are ignored, so a wrong key never falls back to a session.
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let caller = match parts.headers.get(header::AUTHORIZATION) {
            Some(value) => by_key(value.to_str().unwrap_or_default(), app).await?,
            None => by_session(parts, app).await?,
        };
        caller.ok_or_else(Problem::unauthorized)
    }
}

async fn by_key(authorization: &str, app: &App) -> Result<Option<Caller>, Problem> {
    let Some((scheme, key)) = authorization.split_once(' ') else { return Ok(None) };
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Ok(None);
    }
    Ok(keys::find(&app.db, key.trim(), app.now()).await?)
}

async fn by_session(parts: &Parts, app: &App) -> Result<Option<Caller>, Problem> {
    let Some(token) = cookie::read(&parts.headers, &app.settings) else { return Ok(None) };
    refuse_cross_site(parts, app)?;
    let person = sessions::find(&app.db, &token, app.now()).await?;
    Ok(person.map(|person| Caller::Reviewer(Reviewer::by_session(person))))
}

/// A cookie alone changes nothing: the request must also say that it comes from our own pages.
pub(super) fn refuse_cross_site(parts: &Parts, app: &App) -> Result<(), Problem> {
    let is_fine = same_origin::is_safe(&parts.method)
        || same_origin::origin(&parts.headers, &app.settings) == same_origin::Origin::Same;
    if is_fine { Ok(()) } else { Err(cross_site()) }
}

pub(super) fn cross_site() -> Problem {
    Problem::of(Kind::CrossSite).detail(
        "A change by cookie must come from our own pages (`Sec-Fetch-Site` or `Origin`); programs use a key.",
    )
}
