//! A job run again from its journal: no shop, no engine, no clock, nothing written.

use super::journal;
use crate::problem::{Kind, Problem};
use crate::store::{Db, to_json};
use agent::graph::{Difference, Replayed, RunError, replay as walk};
use api::{JobId, ReplayDifference, ReplayView};

/// What came out of a replay.
#[derive(Debug, Clone, PartialEq)]
pub enum Replay {
    /// The same, step by step; `bytes` of the stored draft were compared.
    Same {
        steps: usize,
        bytes: usize,
    },
    /// The run was cut off; as far as it came, it is the same.
    SoFar {
        steps: usize,
    },
    Differs(Difference),
}

#[derive(Debug, thiserror::Error)]
pub enum ReplayError {
    #[error("there is no job {0}")]
    NoJob(JobId),
    #[error("{0} has no journal: it was parked, or its run has not begun")]
    NeverRan(JobId),
    #[error("the journal cannot be replayed: {0}")]
    Unfit(#[from] RunError),
    #[error("the journal could not be read")]
    Store(#[from] sqlx::Error),
}

/// Replays a job, and holds the draft that comes out against the stored one, byte for byte.
///
/// # Errors
/// [`ReplayError`].
pub async fn replay(db: &Db, job_id: &JobId) -> Result<Replay, ReplayError> {
    super::find(db, job_id).await?.ok_or_else(|| ReplayError::NoJob(job_id.clone()))?;
    let entries = journal::entries(db, job_id).await?.entries;
    if entries.is_empty() {
        return Err(ReplayError::NeverRan(job_id.clone()));
    }
    match walk(entries).await? {
        Replayed::Differs(difference) => Ok(Replay::Differs(difference)),
        Replayed::SoFar { steps } => Ok(Replay::SoFar { steps }),
        Replayed::Same { steps, proposal } => {
            let now = to_json(&*proposal)?;
            match stored(db, job_id).await? {
                Some(then) if then != now => Ok(Replay::Differs(Difference::of_drafts(&then, &now))),
                Some(_) | None => Ok(Replay::Same { steps, bytes: now.len() }),
            }
        }
    }
}

/// The draft as it was stored; a run whose end was not stored has none.
async fn stored(db: &Db, job_id: &JobId) -> sqlx::Result<Option<String>> {
    let sql = "SELECT body FROM draft WHERE job_id = $1 ORDER BY version DESC LIMIT 1";
    sqlx::query_scalar(sql).bind(job_id.as_str()).fetch_optional(db.read()).await
}

impl From<Replay> for ReplayView {
    fn from(replay: Replay) -> Self {
        let (same, ended) = (!matches!(replay, Replay::Differs(_)), !matches!(replay, Replay::SoFar { .. }));
        let (steps, bytes, difference) = match replay {
            Replay::Same { steps, bytes } => (steps, bytes, None),
            Replay::SoFar { steps } => (steps, 0, None),
            Replay::Differs(Difference { node, visit, field, recorded, now }) => {
                (0, 0, Some(ReplayDifference { node, visit, field, recorded, now }))
            }
        };
        Self { same, ended, steps, bytes, difference }
    }
}

impl From<ReplayError> for Problem {
    fn from(error: ReplayError) -> Self {
        let said = error.to_string();
        match error {
            ReplayError::NoJob(_) => Self::not_found("job"),
            ReplayError::NeverRan(_) | ReplayError::Unfit(_) => Self::of(Kind::NotReplayable).detail(said),
            ReplayError::Store(error) => error.into(),
        }
    }
}
