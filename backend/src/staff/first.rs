//! The first start: there is no default password, so there is a link.

use super::links;
use super::users::insert;
use crate::audit::{Entry, Event, record};
use crate::config::Secret;
use crate::store::{Db, Tx};
use api::{Role, Time};

/// Who the first person is, until they are called otherwise.
const FIRST: &str = "admin@localhost";

/// Makes the first person where there is none, and a link for them as long as nobody has ever signed in: whoever
/// overlooked the link gets another at the next start.
///
/// # Errors
/// When the database does not answer.
pub async fn ensure_first_link(db: &Db, now: Time) -> sqlx::Result<Option<Secret>> {
    let mut tx = db.begin().await?;
    if has_anybody_signed_in(&mut tx).await? {
        return Ok(None);
    }
    let token = link_for_first(&mut tx, now).await?;
    tx.commit().await?;
    Ok(Some(token))
}

/// A new link for the first admin, whoever has signed in before: the demo prints one at each start.
///
/// # Errors
/// When the database does not answer.
pub async fn fresh_link(db: &Db, now: Time) -> sqlx::Result<Secret> {
    let mut tx = db.begin().await?;
    let token = link_for_first(&mut tx, now).await?;
    tx.commit().await?;
    Ok(token)
}

async fn link_for_first(tx: &mut Tx, now: Time) -> sqlx::Result<Secret> {
    let id = match first_admin(tx).await? {
        Some(id) => id,
        None => make_first(tx, now).await?,
    };
    let token = links::issue(tx, &id, now).await?;
    let entry = Entry::new(now, Event::LinkIssued, "start").detail(serde_json::json!({ "staff_id": id }));
    record(tx, entry).await?;
    Ok(token)
}

async fn make_first(tx: &mut Tx, now: Time) -> sqlx::Result<String> {
    let id = insert(tx, FIRST, "Admin", Role::Admin, now).await?;
    let detail = serde_json::json!({ "staff_id": id.as_str(), "role": Role::Admin });
    record(tx, Entry::new(now, Event::UserAdded, "start").detail(detail)).await?;
    Ok(id.into())
}

async fn first_admin(tx: &mut Tx) -> sqlx::Result<Option<String>> {
    let sql =
        "SELECT id FROM staff WHERE role = 'admin' AND disabled_at IS NULL ORDER BY created_at, id LIMIT 1";
    sqlx::query_scalar(sql).fetch_optional(&mut **tx).await
}

async fn has_anybody_signed_in(tx: &mut Tx) -> sqlx::Result<bool> {
    let sql = "SELECT token_hash FROM sign_in_link WHERE used_at IS NOT NULL
                UNION ALL SELECT id FROM staff WHERE password_hash IS NOT NULL LIMIT 1";
    Ok(sqlx::query_scalar::<_, String>(sql).fetch_optional(&mut **tx).await?.is_some())
}
