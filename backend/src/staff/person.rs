//! A person of the shop.

use crate::store::word_of;
use api::{Role, StaffId};
use sqlx::AnyPool;

/// Somebody who may act: never made for a person who is disabled.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    pub id: StaffId,
    pub email: String,
    pub name: String,
    pub role: Role,
    pub has_password: bool,
}

/// People stay out of logs: only the id shows.
impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Person").field("id", &self.id).field("role", &self.role).finish_non_exhaustive()
    }
}

/// The columns of a person, as every query here names them.
#[derive(sqlx::FromRow)]
pub(super) struct PersonRow {
    staff_id: String,
    email: String,
    name: String,
    role: String,
    has_password: i64,
}

impl PersonRow {
    pub(super) fn into_person(self) -> sqlx::Result<Person> {
        Ok(Person {
            id: StaffId::parse(self.staff_id).map_err(|e| sqlx::Error::Decode(e.into()))?,
            email: self.email,
            name: self.name,
            role: word_of(&self.role)?,
            has_password: self.has_password == 1,
        })
    }
}

/// The active person of a folded address, and their password's hash.
pub(super) async fn find_with_password(
    pool: &AnyPool,
    email: &str,
) -> sqlx::Result<Option<(Person, Option<String>)>> {
    #[derive(sqlx::FromRow)]
    struct Found {
        #[sqlx(flatten)]
        person: PersonRow,
        password_hash: Option<String>,
    }
    let sql = "SELECT id AS staff_id, email, name, role, password_hash,
                      CAST(CASE WHEN password_hash IS NULL THEN 0 ELSE 1 END AS BIGINT) AS has_password
                 FROM staff WHERE email = $1 AND disabled_at IS NULL";
    let found: Option<Found> = sqlx::query_as(sql).bind(email).fetch_optional(pool).await?;
    found.map(|found| Ok((found.person.into_person()?, found.password_hash))).transpose()
}

/// The active person of an id.
pub(super) async fn find<'e>(
    db: impl sqlx::Executor<'e, Database = sqlx::Any>,
    id: &str,
) -> sqlx::Result<Option<Person>> {
    let sql = "SELECT id AS staff_id, email, name, role,
                      CAST(CASE WHEN password_hash IS NULL THEN 0 ELSE 1 END AS BIGINT) AS has_password
                 FROM staff WHERE id = $1 AND disabled_at IS NULL";
    let row: Option<PersonRow> = sqlx::query_as(sql).bind(id.to_owned()).fetch_optional(db).await?;
    row.map(PersonRow::into_person).transpose()
}
