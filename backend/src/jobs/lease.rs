//! Keeping a lease: renewed at a quarter of it by a task of its own, so that a slow node cannot lose it.

use super::Claimed;
use crate::app::App;
use crate::cases::after;
use crate::store::{Tx, micros};
use tokio_util::sync::CancellationToken;

/// Renews until `done`; cancels `lost` when somebody else holds the job.
pub async fn keep(app: App, job: Claimed, done: CancellationToken, lost: CancellationToken) {
    let quarter = app.settings.jobs.lease / 4;
    while tokio::time::timeout(quarter, done.cancelled()).await.is_err() {
        match renew(&app, &job).await {
            Ok(true) => {}
            Ok(false) => return lost.cancel(),
            // The lease still stands for three quarters; the next renewal may succeed.
            Err(error) => tracing::warn!(job.id = %job.id, %error, "the lease could not be renewed"),
        }
    }
}

async fn renew(app: &App, job: &Claimed) -> sqlx::Result<bool> {
    let sql = "UPDATE job SET lease_until = $3 WHERE id = $1 AND locked_by = $2 AND state = 'running'";
    let until = after(app.now(), app.settings.jobs.lease);
    let done = sqlx::query(sql)
        .bind(job.id.as_str())
        .bind(&job.lease)
        .bind(micros(until))
        .execute(app.db.write())
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Whether this claim still holds its job; takes the job's row for the rest of the transaction.
pub async fn hold(tx: &mut Tx, job: &Claimed) -> sqlx::Result<bool> {
    let sql = "UPDATE job SET updated_at = updated_at WHERE id = $1 AND locked_by = $2 AND state = 'running'";
    let held = sqlx::query(sql).bind(job.id.as_str()).bind(&job.lease).execute(&mut **tx).await?;
    Ok(held.rows_affected() == 1)
}
