//! How much stands where: three counts for whoever watches from outside.

use crate::app::App;
use crate::store::{Db, time};
use crate::telemetry::{figures, label};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// For a collector, which nobody asks; Prometheus measures as it reads.
const EVERY: Duration = Duration::from_secs(15);

/// Measures now and then, until `stop`.
pub async fn watch(app: App, stop: CancellationToken) {
    while tokio::time::timeout(EVERY, stop.cancelled()).await.is_err() {
        if let Err(error) = measure(&app).await {
            tracing::warn!(%error, "how much waits where could not be counted");
        }
    }
}

/// # Errors
/// When the database does not answer.
pub async fn measure(app: &App) -> sqlx::Result<()> {
    for state in ["queued", "running", "dead"] {
        let sql = "SELECT COUNT(*) FROM job WHERE state = $1";
        figures().jobs.record(count(&app.db, sql, state).await?, &[label("state", state)]);
    }
    for state in ["held", "ready", "dispatching", "failed", "unknown"] {
        let sql = "SELECT COUNT(*) FROM effect WHERE state = $1";
        figures().effects.record(count(&app.db, sql, state).await?, &[label("state", state)]);
    }
    review(app).await
}

async fn count(db: &Db, sql: &'static str, state: &str) -> sqlx::Result<u64> {
    let counted: i64 = sqlx::query_scalar(sql).bind(state).fetch_one(db.read()).await?;
    Ok(u64::try_from(counted).unwrap_or(0))
}

async fn review(app: &App) -> sqlx::Result<()> {
    let sql =
        "SELECT COUNT(*), MIN(created_at) FROM draft WHERE state IN ('awaiting_review', 'awaiting_second')";
    let (waiting, oldest): (i64, Option<i64>) = sqlx::query_as(sql).fetch_one(app.db.read()).await?;
    let age = oldest.map(|at| Duration::try_from(app.now().duration_since(time(at))).unwrap_or_default());
    figures().review_waiting.record(u64::try_from(waiting).unwrap_or(0), &[]);
    figures().review_oldest.record(age.unwrap_or_default().as_secs_f64(), &[]);
    Ok(())
}
