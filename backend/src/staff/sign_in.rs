//! Signing in: by password, or once by a link.

use super::password::{HashError, LONGEST, SHORTEST};
use super::people::People;
use super::person::{self, Person};
use super::{email, links, sessions};
use crate::audit::{Entry, Event, record};
use crate::config::Secret;
use crate::store::{Db, Tx};
use api::Time;
use std::time::Duration;

#[derive(Debug, thiserror::Error)]
pub(super) enum SignInError {
    /// One answer for an unknown address, a wrong password and a person without one.
    #[error("the address or the password is wrong")]
    WrongPassword,
    #[error("the link is unknown, used or too old")]
    DeadLink,
    #[error("too many attempts")]
    TooMany { wait: Duration },
    #[error("a new password has {SHORTEST} characters or more, and at most {LONGEST} bytes")]
    PoorPassword,
    #[error(transparent)]
    Hash(#[from] HashError),
    #[error("the database does not answer")]
    Store(#[from] sqlx::Error),
}

/// Whoever has just signed in, and the token of their new session.
#[derive(Debug)]
pub(super) struct SignedIn {
    pub(super) person: Person,
    pub(super) token: Secret,
}

/// An unknown address takes as long as a wrong password, and counts as an attempt like it.
pub(super) async fn by_password(
    db: &Db,
    people: &People,
    address: &str,
    password: String,
    now: Time,
) -> Result<SignedIn, SignInError> {
    let address = email::fold(address).unwrap_or_default();
    people.attempts.count(&address, now).map_err(|wait| SignInError::TooMany { wait })?;
    let found = person::find_with_password(db.read(), &address).await?;
    let (person, stored) = found.map_or((None, None), |(person, stored)| (Some(person), stored));
    let is_right = people.passwords.holds(password, stored).await?;
    let person = person.filter(|_| is_right).ok_or(SignInError::WrongPassword)?;
    people.attempts.forgive(&address);
    let mut tx = db.begin().await?;
    let token = start(&mut tx, &person, "password", now).await?;
    tx.commit().await?;
    Ok(SignedIn { person, token })
}

/// Uses the link up, and sets `new_password` where one is given: every other session of the person then ends.
pub(super) async fn by_link(
    db: &Db,
    people: &People,
    token: &str,
    new_password: Option<String>,
    now: Time,
) -> Result<SignedIn, SignInError> {
    if !links::is_open(db.read(), token, now).await? {
        return Err(SignInError::DeadLink);
    }
    let hash = match new_password {
        Some(password) => Some(people.passwords.hash(fit(password)?).await?),
        None => None,
    };
    let mut tx = db.begin().await?;
    let id = links::exchange(&mut tx, token, now).await?.ok_or(SignInError::DeadLink)?;
    let mut person = person::find(&mut *tx, &id).await?.ok_or(SignInError::DeadLink)?;
    if let Some(hash) = hash {
        set_password(&mut tx, &person, hash).await?;
        person.has_password = true;
        record(&mut tx, Entry::new(now, Event::PasswordSet, person.id.as_str())).await?;
    }
    let token = start(&mut tx, &person, "link", now).await?;
    tx.commit().await?;
    Ok(SignedIn { person, token })
}

fn fit(password: String) -> Result<String, SignInError> {
    let is_fit = password.chars().count() >= SHORTEST && password.len() <= LONGEST;
    if is_fit { Ok(password) } else { Err(SignInError::PoorPassword) }
}

async fn set_password(tx: &mut Tx, person: &Person, hash: String) -> sqlx::Result<()> {
    sessions::end_all(tx, &person.id).await?;
    let sql = "UPDATE staff SET password_hash = $1 WHERE id = $2";
    sqlx::query(sql).bind(hash).bind(person.id.as_str()).execute(&mut **tx).await?;
    Ok(())
}

async fn start(tx: &mut Tx, person: &Person, by: &str, now: Time) -> sqlx::Result<Secret> {
    let token = sessions::start(tx, &person.id, now).await?;
    let entry = Entry::new(now, Event::SessionStarted, person.id.as_str());
    record(tx, entry.detail(serde_json::json!({ "by": by }))).await?;
    Ok(token)
}

/// Ends a session; one that is over already is no error.
pub(super) async fn sign_out(db: &Db, token: &str, now: Time) -> sqlx::Result<()> {
    let mut tx = db.begin().await?;
    if let Some(staff_id) = sessions::end(&mut tx, token).await? {
        record(&mut tx, Entry::new(now, Event::SessionEnded, &staff_id)).await?;
    }
    tx.commit().await
}
