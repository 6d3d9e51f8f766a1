//! Reading a version's facts again: a job of kind `refresh` at the same rev makes the next version.

use super::find::{self, DraftRow};
use super::refusal::Refusal;
use crate::app::App;
use crate::cases::{CaseLock, lock};
use crate::jobs;
use crate::store::{Room, Tx, word_of};
use api::{DraftState, JobKind, JobState};
use std::time::Duration;

/// How long a person waits for the new version before they get the job instead.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a person gets who asked for the facts to be read again.
#[derive(Debug)]
pub enum Refreshed {
    Version(Box<DraftRow>),
    /// Not yet, or not any more: the very job that was to make it tells.
    By(api::JobId),
}

/// Waits for the new version, at most 10 s.
///
/// # Errors
/// [`Refusal::Superseded`] when this version is not the one that waits; [`Refusal::FactsUnread`] when the run died.
pub async fn refresh(app: &App, draft: &DraftRow) -> Result<Refreshed, Refusal> {
    let job_id = start(app, draft).await?;
    let Ok(ended) = tokio::time::timeout(PATIENCE, ended(app, &job_id)).await else {
        return Ok(Refreshed::By(job_id));
    };
    if ended? == JobState::Dead {
        return Err(Refusal::FactsUnread);
    }
    let newest = find::newest_of_case(&app.db, &draft.case_id).await?;
    let newer = newest.filter(|newest| newest.version > draft.version);
    Ok(newer.map_or(Refreshed::By(job_id), |newer| Refreshed::Version(Box::new(newer))))
}

/// The job that makes the next version.
pub async fn start(app: &App, draft: &DraftRow) -> Result<api::JobId, Refusal> {
    let mut tx = app.db.begin().await?;
    let case = lock(&mut tx, &draft.case_id).await?;
    let still = find::find_in(&mut tx, &draft.id).await?.ok_or(Refusal::NoDraft)?;
    let waits =
        matches!(still.state, DraftState::AwaitingReview | DraftState::AwaitingSecond | DraftState::Expired);
    if !waits || case.version != draft.version {
        return Err(Refusal::Superseded { newest: None, version: case.version });
    }
    let placed = place(&mut tx, app, draft, &case).await?;
    tx.commit().await?;
    Ok(placed.job_id)
}

async fn place(tx: &mut Tx, app: &App, draft: &DraftRow, case: &CaseLock) -> sqlx::Result<jobs::Placed> {
    let new = jobs::New {
        id: api::JobId::from_tail(app.ids.fresh(api::JobId::PREFIX)),
        case_id: &draft.case_id,
        customer_id: &draft.customer_id,
        source: &case.source,
        kind: JobKind::Refresh,
        rev: draft.based_on_rev,
        priority: 5, // a person waits for it
        reason: None,
        input: None,
        trace: jobs::Trace::Of(draft.traceparent.as_deref()),
        max_attempts: app.settings.jobs.max_attempts,
        now: app.now(),
    };
    jobs::start_now(tx, &new).await
}

/// How the job ended.
async fn ended(app: &App, job_id: &api::JobId) -> sqlx::Result<JobState> {
    loop {
        let sql = "SELECT state FROM job WHERE id = $1";
        let state: String = sqlx::query_scalar(sql).bind(job_id.as_str()).fetch_one(app.db.read()).await?;
        let state: JobState = word_of(&state)?;
        if !matches!(state, JobState::Queued | JobState::Running) {
            return Ok(state);
        }
        app.db.wake().wait(Room::Live, Duration::from_millis(200)).await;
    }
}
