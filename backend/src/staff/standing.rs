//! A stream stays open long after its request was let in: here it asks again whether whoever opened it may still look.

use super::caller::{Caller, Reviewer};
use super::keys::KeyId;
use super::{cookie, sessions};
use crate::app::App;
use crate::ids::sha256_hex;
use crate::problem::Problem;
use api::Time;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use std::time::Duration;

/// Asked again at most so often: a burst of events is one question.
const ASK: Duration = Duration::from_secs(1);

/// By what somebody came in, and when that was last found good.
#[derive(Debug, Clone)]
pub struct Standing {
    proof: Proof,
    /// On the monotonic clock.
    asked_at: Duration,
}

#[derive(Debug, Clone)]
enum Proof {
    Key(KeyId),
    /// The hash of the session's token.
    Session(String),
}

impl FromRequestParts<App> for Standing {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let proof = match Caller::from_request_parts(parts, app).await? {
            Caller::Ingester(ingester) => Proof::Key(ingester.key),
            Caller::AdminKey(key) | Caller::Reviewer(Reviewer { via_key: Some(key), .. }) => Proof::Key(key),
            Caller::Reviewer(Reviewer { via_key: None, .. }) => {
                let token = cookie::read(&parts.headers, &app.settings);
                Proof::Session(sha256_hex(token.ok_or_else(Problem::unauthorized)?))
            }
        };
        Ok(Self { proof, asked_at: app.clock.monotonic() })
    }
}

impl Standing {
    /// `false`: the session is over, the key revoked or the person disabled; also when nobody can tell.
    pub async fn holds(&mut self, app: &App) -> bool {
        let now = app.clock.monotonic();
        if now.saturating_sub(self.asked_at) < ASK {
            return true;
        }
        self.asked_at = now;
        self.asked(app, app.now()).await.unwrap_or(false)
    }

    async fn asked(&self, app: &App, now: Time) -> sqlx::Result<bool> {
        match &self.proof {
            Proof::Session(hash) => sessions::lives(&app.db, hash, now).await,
            Proof::Key(id) => {
                let sql = "SELECT COUNT(*) FROM api_key k LEFT JOIN staff s ON s.id = k.staff_id
                            WHERE k.id = $1 AND k.revoked_at IS NULL AND s.disabled_at IS NULL";
                let keys: i64 = sqlx::query_scalar(sql).bind(id.as_str()).fetch_one(app.db.read()).await?;
                Ok(keys == 1)
            }
        }
    }
}
