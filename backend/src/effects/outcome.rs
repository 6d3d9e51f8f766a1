//! How an effect ends when it does not end well.

use super::claim::{self, Taken};
use super::ordered;
use crate::app::App;
use crate::cases::{self, after};
use crate::mailer::SendError;
use crate::store::{Room, micros};
use crate::{audit, live};
use api::EffectState;
use std::time::Duration;

/// Whatever the other side asks for, an effect is tried again after this.
const LONGEST: Duration = Duration::from_secs(3600);

/// Why an effect did not happen, or may not have.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    /// Nothing happened; another attempt may help, after so long where the other side said so.
    #[error("{why}")]
    Passing { why: String, after: Option<Duration> },
    /// Nothing happened, and another attempt cannot help.
    #[error("{0}")]
    Final(String),
    /// We cannot know whether it happened.
    #[error("{0}")]
    Unknown(String),
}

impl Failed {
    /// For traces and figures.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Passing { .. } => "passing",
            Self::Final(_) => "failed",
            Self::Unknown(_) => "unknown",
        }
    }
}

impl From<sqlx::Error> for Failed {
    fn from(error: sqlx::Error) -> Self {
        tracing::warn!(%error, "an effect's transaction failed");
        Self::Passing { why: "the database did not answer".to_owned(), after: None }
    }
}

impl From<SendError> for Failed {
    fn from(error: SendError) -> Self {
        match error {
            SendError::Passing { why, after } => Self::Passing { why, after },
            SendError::Final(why) => Self::Final(why),
            SendError::Unknown(why) => Self::Unknown(why),
        }
    }
}

/// Retries with backoff, or leaves it to a person.
pub async fn failed(app: &App, taken: &Taken, failed: Failed) {
    tracing::warn!(effect.id = %taken.id, attempt = taken.attempts, "an effect did not happen");
    if let Err(error) = store(app, taken, &failed).await {
        tracing::error!(effect.id = %taken.id, %error, "its end could not be stored; the lease will lapse");
    }
}

async fn store(app: &App, taken: &Taken, failed: &Failed) -> sqlx::Result<()> {
    let now = app.now();
    let state = match failed {
        Failed::Passing { .. } if taken.attempts < app.settings.jobs.max_attempts => EffectState::Ready,
        Failed::Passing { .. } | Failed::Final(_) => EffectState::Failed,
        Failed::Unknown(_) => EffectState::Unknown,
    };
    let mut tx = app.db.begin().await?;
    cases::lock(&mut tx, &taken.case_id).await?;
    if !claim::end(&mut tx, taken, state, Some(&failed.to_string()), now).await? {
        return Ok(());
    }
    let sql = "UPDATE effect SET run_at = $2 WHERE id = $1";
    let run_at = after(now, wait(app, taken, failed));
    sqlx::query(sql).bind(taken.id.as_str()).bind(micros(run_at)).execute(&mut *tx).await?;
    if matches!(failed, Failed::Final(_)) {
        ordered::forget(&mut tx, taken).await?;
    }
    cases::settle(&mut tx, &taken.case_id, now).await?;
    live::case_changed(&mut tx, &taken.case_id, now).await?;
    if state != EffectState::Ready {
        record(&mut tx, taken, state, now).await?;
    }
    tx.wakes(Room::Effects);
    tx.commit().await
}

/// The backoff, or longer where the other side asked for it; nobody waits for a person's whole shift.
fn wait(app: &App, taken: &Taken, failed: &Failed) -> Duration {
    let backoff = app.settings.jobs.backoff * 2_u32.pow(u32::try_from(taken.attempts).unwrap_or(1).min(10));
    match failed {
        Failed::Passing { after: Some(asked), .. } => backoff.max((*asked).min(LONGEST)),
        Failed::Passing { after: None, .. } | Failed::Final(_) | Failed::Unknown(_) => backoff,
    }
}

async fn record(
    tx: &mut crate::store::Tx,
    taken: &Taken,
    state: EffectState,
    now: api::Time,
) -> sqlx::Result<()> {
    let what =
        if state == EffectState::Unknown { audit::Event::EffectUnknown } else { audit::Event::EffectFailed };
    let entry = audit::Entry {
        case_id: Some(&taken.case_id),
        decision_id: Some(&taken.decision_id),
        ..audit::Entry::new(now, what, "effects")
    };
    audit::record(tx, entry.detail(serde_json::json!({ "effect": taken.id, "kind": taken.kind }))).await
}
