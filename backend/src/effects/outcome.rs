//! How an effect ends when it does not end well.

use super::claim::{self, Taken};
use crate::app::App;
use crate::cases::{self, after};
use crate::store::{Room, micros};
use crate::{audit, live};
use api::{DraftId, EffectState};

/// Why an effect did not happen, or may not have.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    /// Nothing happened; another attempt may help.
    #[error("{0}")]
    Passing(String),
    /// Nothing happened, and another attempt cannot help.
    #[error("{0}")]
    Final(String),
    /// We cannot know whether it happened.
    #[error("{0}")]
    Unknown(String),
}

impl From<sqlx::Error> for Failed {
    fn from(error: sqlx::Error) -> Self {
        tracing::warn!(%error, "an effect's transaction failed");
        Self::Passing("the database did not answer".to_owned())
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
        Failed::Passing(_) if taken.attempts < app.settings.jobs.max_attempts => EffectState::Ready,
        Failed::Passing(_) | Failed::Final(_) => EffectState::Failed,
        Failed::Unknown(_) => EffectState::Unknown,
    };
    let mut tx = app.db.begin().await?;
    cases::lock(&mut tx, &taken.case_id).await?;
    if !claim::end(&mut tx, taken, state, Some(&failed.to_string()), now).await? {
        return Ok(());
    }
    let wait = app.settings.jobs.backoff * 2_u32.pow(u32::try_from(taken.attempts).unwrap_or(1).min(10));
    let sql = "UPDATE effect SET run_at = $2 WHERE id = $1";
    sqlx::query(sql).bind(taken.id.as_str()).bind(micros(after(now, wait))).execute(&mut *tx).await?;
    cases::settle(&mut tx, &taken.case_id, now).await?;
    live::case_changed(&mut tx, &taken.case_id, now).await?;
    if state != EffectState::Ready {
        record(&mut tx, taken, state, now).await?;
    }
    tx.wakes(Room::Effects);
    tx.commit().await
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

/// The trace of the run that proposed it: the effect belongs there.
pub async fn traceparent(app: &App, taken: &Taken) -> Option<String> {
    let sql = "SELECT traceparent FROM draft WHERE id = $1";
    let id = DraftId::parse(taken.draft_id.clone()).ok()?;
    let found: sqlx::Result<Option<Option<String>>> =
        sqlx::query_scalar(sql).bind(id.as_str()).fetch_optional(app.db.read()).await;
    found.ok().flatten().flatten()
}
