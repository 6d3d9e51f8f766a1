//! One-time sign-in links: a token that signs one person in, once, within a day.

use crate::config::Secret;
use crate::ids::{secret, sha256_hex};
use crate::store::{Tx, micros};
use api::Time;
use sqlx::AnyPool;
use std::time::Duration;

const LASTS: Duration = Duration::from_secs(24 * 3600);

/// Where a browser exchanges `token`. The token stands in the fragment: it reaches no server log and no referrer.
pub fn link_url(public_url: &str, token: &Secret) -> String {
    format!("{}/sign-in#token={}", public_url.trim_end_matches('/'), token.0)
}

/// A new link; the person's earlier unused ones stop working.
pub(super) async fn issue(tx: &mut Tx, staff_id: &str, now: Time) -> sqlx::Result<Secret> {
    let sql = "DELETE FROM sign_in_link WHERE staff_id = $1 AND used_at IS NULL";
    sqlx::query(sql).bind(staff_id).execute(&mut **tx).await?;
    let token = secret();
    let sql =
        "INSERT INTO sign_in_link (token_hash, staff_id, created_at, expires_at) VALUES ($1, $2, $3, $4)";
    let query = sqlx::query(sql).bind(sha256_hex(&token)).bind(staff_id).bind(micros(now));
    query.bind(micros(now + LASTS)).execute(&mut **tx).await?;
    Ok(Secret(token))
}

/// Whether `token` could be exchanged now: asked before a password is hashed for it.
pub(super) async fn is_open(pool: &AnyPool, token: &str, now: Time) -> sqlx::Result<bool> {
    let sql =
        "SELECT staff_id FROM sign_in_link WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2";
    let query = sqlx::query_scalar::<_, String>(sql).bind(sha256_hex(token)).bind(micros(now));
    Ok(query.fetch_optional(pool).await?.is_some())
}

/// Uses the link up. `None`: it is unknown, used or too old; of two exchanges at once only one gets an answer.
pub(super) async fn exchange(tx: &mut Tx, token: &str, now: Time) -> sqlx::Result<Option<String>> {
    let sql = "UPDATE sign_in_link SET used_at = $1
                WHERE token_hash = $2 AND used_at IS NULL AND expires_at > $1 RETURNING staff_id";
    sqlx::query_scalar(sql).bind(micros(now)).bind(sha256_hex(token)).fetch_optional(&mut **tx).await
}
