//! `countersign users add EMAIL --role ROLE`, and taking somebody's access away.

use super::{email, links};
use crate::audit::{Entry, Event, record};
use crate::config::Secret;
use crate::ids::fresh;
use crate::store::{Db, Tx, micros, word, word_of};
use api::{Role, StaffId, Time};

/// The one-time token is given out here and never again.
#[derive(Debug)]
pub struct NewUser {
    pub id: StaffId,
    pub token: Secret,
}

#[derive(Debug, thiserror::Error)]
pub enum UserError {
    #[error("this is not an e-mail address")]
    NotAnAddress,
    #[error("this person exists and is {}", word(.0))]
    HasRole(Role),
    #[error("this person is disabled")]
    Disabled,
    #[error("there is no such person")]
    Unknown,
    #[error("the database does not answer")]
    Store(#[from] sqlx::Error),
}

/// Adds a person and answers the token of their sign-in link. For one who exists with this very role it is simply
/// another link: the way back in for a forgotten password.
///
/// # Errors
/// [`UserError`]; a role is never changed in passing.
pub async fn add_user(db: &Db, address: &str, role: Role, now: Time) -> Result<NewUser, UserError> {
    let address = email::fold(address).ok_or(UserError::NotAnAddress)?;
    let mut tx = db.begin().await?;
    let (id, event) = match existing(&mut tx, &address).await? {
        Some((_, _, Some(_))) => return Err(UserError::Disabled),
        Some((_, has, None)) if has != role => return Err(UserError::HasRole(has)),
        Some((id, _, None)) => (id, Event::LinkIssued),
        None => (insert(&mut tx, &address, &email::name_of(&address), role, now).await?, Event::UserAdded),
    };
    let token = links::issue(&mut tx, id.as_str(), now).await?;
    let detail = serde_json::json!({ "staff_id": id, "role": role });
    record(&mut tx, Entry::new(now, event, "command line").detail(detail)).await?;
    tx.commit().await?;
    Ok(NewUser { id, token })
}

/// From here on this person's sessions, links and keys open nothing.
///
/// # Errors
/// [`UserError::Unknown`] when there is no such active person.
pub async fn disable_user(db: &Db, address: &str, now: Time) -> Result<(), UserError> {
    let address = email::fold(address).ok_or(UserError::NotAnAddress)?;
    let mut tx = db.begin().await?;
    let sql = "UPDATE staff SET disabled_at = $1 WHERE email = $2 AND disabled_at IS NULL RETURNING id";
    let id: Option<String> =
        sqlx::query_scalar(sql).bind(micros(now)).bind(address).fetch_optional(&mut *tx).await?;
    let id = id.ok_or(UserError::Unknown)?;
    let entry = Entry::new(now, Event::UserDisabled, "command line");
    record(&mut tx, entry.detail(serde_json::json!({ "staff_id": id }))).await?;
    Ok(tx.commit().await?)
}

/// Id, role, and since when they are disabled.
type Existing = (StaffId, Role, Option<i64>);

async fn existing(tx: &mut Tx, address: &str) -> sqlx::Result<Option<Existing>> {
    let sql = "SELECT id, role, disabled_at FROM staff WHERE email = $1";
    let row: Option<(String, String, Option<i64>)> =
        sqlx::query_as(sql).bind(address).fetch_optional(&mut **tx).await?;
    row.map(|(id, role, disabled_at)| {
        let id = StaffId::parse(id).map_err(|e| sqlx::Error::Decode(e.into()))?;
        Ok((id, word_of(&role)?, disabled_at))
    })
    .transpose()
}

/// `address` is folded already.
pub(super) async fn insert(
    tx: &mut Tx,
    address: &str,
    name: &str,
    role: Role,
    now: Time,
) -> sqlx::Result<StaffId> {
    let id = StaffId::from_tail(fresh());
    let sql = "INSERT INTO staff (id, email, name, role, created_at) VALUES ($1, $2, $3, $4, $5)";
    let query = sqlx::query(sql).bind(id.as_str()).bind(address).bind(name).bind(word(role));
    query.bind(micros(now)).execute(&mut **tx).await?;
    Ok(id)
}

/// The active person of an address, as one who decides: for a reviewer that is part of the program (an evaluation).
///
/// # Errors
/// When the database does not answer.
pub async fn reviewer_by_address(db: &Db, address: &str) -> sqlx::Result<Option<super::Reviewer>> {
    let found = super::person::find_with_password(db.read(), &address.to_lowercase()).await?;
    Ok(found.map(|(person, _)| super::Reviewer::by_session(person)))
}
