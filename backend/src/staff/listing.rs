//! What `keys list` and `users list` show: who and since when, never a secret.

use crate::store::{Db, time, word_of};
use api::{Role, Time};

/// One key, in use or revoked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedKey {
    pub id: String,
    pub scope: String,
    /// The source it posts for, or the address of the person it acts as; empty for an admin key.
    pub stands_for: String,
    pub created_at: Time,
    /// To about a minute.
    pub last_used_at: Option<Time>,
    pub revoked_at: Option<Time>,
}

/// One person, active or disabled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedUser {
    pub email: String,
    pub role: Role,
    pub disabled_at: Option<Time>,
}

#[derive(sqlx::FromRow)]
struct KeyRow {
    id: String,
    scope: String,
    stands_for: String,
    created_at: i64,
    last_used_at: Option<i64>,
    revoked_at: Option<i64>,
}

/// Every key there ever was, the oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn keys(db: &Db) -> sqlx::Result<Vec<ListedKey>> {
    let sql = "SELECT k.id, k.scope, COALESCE(k.source, s.email, '') AS stands_for, k.created_at, k.last_used_at, k.revoked_at
                 FROM api_key k LEFT JOIN staff s ON s.id = k.staff_id ORDER BY k.created_at, k.id";
    let rows: Vec<KeyRow> = sqlx::query_as(sql).fetch_all(db.read()).await?;
    let listed = rows.into_iter().map(|row| ListedKey {
        id: row.id,
        scope: row.scope,
        stands_for: row.stands_for,
        created_at: time(row.created_at),
        last_used_at: row.last_used_at.map(time),
        revoked_at: row.revoked_at.map(time),
    });
    Ok(listed.collect())
}

/// Everybody, by address.
///
/// # Errors
/// When the database does not answer.
pub async fn users(db: &Db) -> sqlx::Result<Vec<ListedUser>> {
    let sql = "SELECT email, role, disabled_at FROM staff ORDER BY email";
    let rows: Vec<(String, String, Option<i64>)> = sqlx::query_as(sql).fetch_all(db.read()).await?;
    let listed = rows.into_iter().map(|(email, role, disabled_at)| {
        Ok(ListedUser { email, role: word_of(&role)?, disabled_at: disabled_at.map(time) })
    });
    listed.collect()
}
