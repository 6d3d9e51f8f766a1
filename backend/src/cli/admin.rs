//! `migrate`, `keys`, `users`, `audit`: short commands beside a running service.

use super::run::{load, open, runtime};
use super::{CliError, RoleArg, Scope, say};
use anyhow::Context;
use api::{Role, Time};
use countersign::clock::{Clock, SystemClock};
use countersign::config::{Flags, Settings};
use countersign::staff::{self, Purpose};
use countersign::store::{Db, SCHEMA_VERSION};
use countersign::{audit, config};
use std::process::ExitCode;

pub(super) fn now() -> Time {
    SystemClock::new().now()
}

/// Opens the database, does one thing, and closes it again.
pub(super) fn with_database<T, F>(flags: &Flags, work: impl FnOnce(Db, Settings) -> F) -> Result<T, CliError>
where
    F: Future<Output = Result<T, CliError>>,
{
    let config::Loaded { settings, .. } = load(flags)?;
    runtime()?.block_on(async {
        let db = open(&settings).await?;
        let done = work(db.clone(), settings).await;
        db.close().await;
        done
    })
}

pub fn migrate(flags: Flags) -> Result<ExitCode, CliError> {
    with_database(&flags, async |db, _| {
        say(&format!("The {} schema is at version {SCHEMA_VERSION}.", db.dialect().name()))
    })
}

/// # Errors
/// [`CliError::Usage`] when a review key names nobody.
pub fn purpose(scope: Scope, source: String, acts_as: Option<String>) -> Result<Purpose, CliError> {
    match (scope, acts_as) {
        (Scope::Ingest, _) => Ok(Purpose::Ingest { source }),
        (Scope::Admin, _) => Ok(Purpose::Admin),
        (Scope::Review, Some(email)) => Ok(Purpose::Review { email }),
        (Scope::Review, None) => Err(CliError::Usage(
            "a review key acts as a person: add `--as EMAIL` of somebody `users add` knows".into(),
        )),
    }
}

pub fn create_key(flags: Flags, purpose: Purpose) -> Result<ExitCode, CliError> {
    with_database(&flags, async |db, _| {
        let key = staff::create_key(&db, &purpose, now()).await.context("no key was created")?;
        say(&key.secret.0)
    })
}

pub fn add_user(flags: Flags, email: &str, role: RoleArg) -> Result<ExitCode, CliError> {
    let role = match role {
        RoleArg::Agent => Role::Agent,
        RoleArg::Lead => Role::Lead,
        RoleArg::Admin => Role::Admin,
    };
    with_database(&flags, async |db, settings| {
        let user = staff::add_user(&db, email, role, now()).await.context("nobody was added")?;
        say(&staff::link_url(&settings.public_url(), &user.token))
    })
}

pub fn verify_audit(flags: Flags) -> Result<ExitCode, CliError> {
    with_database(&flags, async |db, _| {
        let verified = audit::verify(&db).await.context("the record does not verify")?;
        say(&format!("{} rows, each follows from the one before.", verified.rows))
    })
}
