//! Sessions: an opaque token in a cookie, its hash in a row.

use super::person::{Person, PersonRow};
use crate::config::Secret;
use crate::ids::{secret, sha256_hex};
use crate::store::{Db, Tx, micros};
use api::{StaffId, Time};
use std::time::Duration;

/// Unused for this long, a session is over.
const IDLE: Duration = Duration::from_secs(12 * 3600);
/// However much it is used, it is over after this.
const LONGEST: Duration = Duration::from_secs(7 * 24 * 3600);
/// How exactly its use is remembered: a screen must not write with every request.
const TOUCH: Duration = Duration::from_secs(60);

pub(super) async fn start(tx: &mut Tx, staff_id: &StaffId, now: Time) -> sqlx::Result<Secret> {
    sweep(tx, now).await?;
    let token = secret();
    let sql = "INSERT INTO session (token_hash, staff_id, created_at, last_seen_at, expires_at)
               VALUES ($1, $2, $3, $3, $4)";
    let query = sqlx::query(sql).bind(sha256_hex(&token)).bind(staff_id.as_str()).bind(micros(now));
    query.bind(micros(now + LONGEST)).execute(&mut **tx).await?;
    Ok(Secret(token))
}

/// Rows of sessions that are over have no further use.
async fn sweep(tx: &mut Tx, now: Time) -> sqlx::Result<()> {
    let sql = "DELETE FROM session WHERE expires_at <= $1 OR last_seen_at <= $2";
    sqlx::query(sql).bind(micros(now)).bind(micros(now - IDLE)).execute(&mut **tx).await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Found {
    #[sqlx(flatten)]
    person: PersonRow,
    last_seen_at: i64,
}

/// Who holds this session; `None` when it is unknown, over, or its person is disabled.
pub(super) async fn find(db: &Db, token: &str, now: Time) -> sqlx::Result<Option<Person>> {
    let sql = "SELECT s.id AS staff_id, s.email, s.name, s.role, n.last_seen_at,
                      CAST(CASE WHEN s.password_hash IS NULL THEN 0 ELSE 1 END AS BIGINT) AS has_password
                 FROM session n JOIN staff s ON s.id = n.staff_id
                WHERE n.token_hash = $1 AND n.expires_at > $2 AND n.last_seen_at > $3 AND s.disabled_at IS NULL";
    let hash = sha256_hex(token);
    let query = sqlx::query_as(sql).bind(&hash).bind(micros(now)).bind(micros(now - IDLE));
    let found: Option<Found> = query.fetch_optional(db.read()).await?;
    let Some(found) = found else { return Ok(None) };
    if micros(now - TOUCH) >= found.last_seen_at {
        touch(db, hash, now).await?;
    }
    found.person.into_person().map(Some)
}

/// Whether the session with this hash would still be honoured. Asking is no use of it.
pub(super) async fn lives(db: &Db, token_hash: &str, now: Time) -> sqlx::Result<bool> {
    let sql = "SELECT COUNT(*) FROM session n JOIN staff s ON s.id = n.staff_id
                WHERE n.token_hash = $1 AND n.expires_at > $2 AND n.last_seen_at > $3 AND s.disabled_at IS NULL";
    let query = sqlx::query_scalar(sql).bind(token_hash).bind(micros(now)).bind(micros(now - IDLE));
    let sessions: i64 = query.fetch_one(db.read()).await?;
    Ok(sessions == 1)
}

async fn touch(db: &Db, hash: String, now: Time) -> sqlx::Result<()> {
    let sql = "UPDATE session SET last_seen_at = $1 WHERE token_hash = $2 AND last_seen_at < $1";
    sqlx::query(sql).bind(micros(now)).bind(hash).execute(db.write()).await?;
    Ok(())
}

/// Ends one session; `None`: there was none. Answers whose it was.
pub(super) async fn end(tx: &mut Tx, token: &str) -> sqlx::Result<Option<String>> {
    let sql = "DELETE FROM session WHERE token_hash = $1 RETURNING staff_id";
    sqlx::query_scalar(sql).bind(sha256_hex(token)).fetch_optional(&mut **tx).await
}

/// Ends all of a person's: whoever knew the old password is out.
pub(super) async fn end_all(tx: &mut Tx, staff_id: &StaffId) -> sqlx::Result<()> {
    let sql = "DELETE FROM session WHERE staff_id = $1";
    sqlx::query(sql).bind(staff_id.as_str()).execute(&mut **tx).await?;
    Ok(())
}
