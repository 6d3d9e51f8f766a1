//! Reading a version's facts again: a job of kind `refresh` at the same rev makes the next version.

use super::find::{self, DraftRow};
use super::refusal::Refusal;
use crate::app::App;
use crate::cases::{CaseLock, lock};
use crate::jobs;
use crate::store::{Room, Tx};
use api::{DraftState, JobKind};
use std::time::Duration;

/// How long a person waits for the new version before they get the job instead.
const PATIENCE: Duration = Duration::from_secs(10);

/// Gives the new version, or `None` when it is not there within 10 s.
///
/// # Errors
/// [`Refusal::Superseded`] when this version is not the one that waits.
pub async fn refresh(app: &App, draft: &DraftRow) -> Result<Option<DraftRow>, Refusal> {
    let job_id = start(app, draft).await?;
    let waited = tokio::time::timeout(PATIENCE, ended(app, &job_id)).await;
    match waited {
        Err(_) => Ok(None),
        Ok(ended) => {
            ended?;
            Ok(find::newest_of_case(&app.db, &draft.case_id)
                .await?
                .filter(|newest| newest.version > draft.version))
        }
    }
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

async fn ended(app: &App, job_id: &api::JobId) -> sqlx::Result<()> {
    loop {
        let sql = "SELECT state FROM job WHERE id = $1";
        let state: String = sqlx::query_scalar(sql).bind(job_id.as_str()).fetch_one(app.db.read()).await?;
        if state != "queued" && state != "running" {
            return Ok(());
        }
        app.db.wake().wait(Room::Live, Duration::from_millis(200)).await;
    }
}
