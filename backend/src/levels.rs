//! How much stands where: three counts for whoever watches from outside.

use crate::app::App;
use crate::store::{Db, time};
use crate::telemetry::{figures, label};
use std::collections::BTreeMap;
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

const JOBS: [&str; 3] = ["queued", "running", "dead"];
const EFFECTS: [&str; 5] = ["held", "ready", "dispatching", "failed", "unknown"];

/// Each arm has a partial index of its own; what is over is not read.
const JOBS_NOW: &str = "SELECT 'queued', COUNT(*) FROM job WHERE state = 'queued'
    UNION ALL SELECT 'running', COUNT(*) FROM job WHERE state = 'running'
    UNION ALL SELECT 'dead', COUNT(*) FROM job WHERE state = 'dead'";
const EFFECTS_NOW: &str = "SELECT state, COUNT(*) FROM effect
    WHERE state IN ('held', 'ready', 'dispatching', 'failed', 'unknown') GROUP BY state";

/// # Errors
/// When the database does not answer.
pub async fn measure(app: &App) -> sqlx::Result<()> {
    let jobs = count(&app.db, JOBS_NOW).await?;
    for state in JOBS {
        figures().jobs.record(jobs.get(state).copied().unwrap_or(0), &[label("state", state)]);
    }
    let effects = count(&app.db, EFFECTS_NOW).await?;
    for state in EFFECTS {
        figures().effects.record(effects.get(state).copied().unwrap_or(0), &[label("state", state)]);
    }
    review(app).await
}

/// How many are in each state; one that is missing has none.
async fn count(db: &Db, sql: &'static str) -> sqlx::Result<BTreeMap<String, u64>> {
    let counted: Vec<(String, i64)> = sqlx::query_as(sql).fetch_all(db.read()).await?;
    Ok(counted.into_iter().map(|(state, count)| (state, u64::try_from(count).unwrap_or(0))).collect())
}

const WAITING: &str =
    "SELECT COUNT(*), MIN(created_at) FROM draft WHERE state IN ('awaiting_review', 'awaiting_second')";

async fn review(app: &App) -> sqlx::Result<()> {
    let (waiting, oldest): (i64, Option<i64>) = sqlx::query_as(WAITING).fetch_one(app.db.read()).await?;
    let age = oldest.map(|at| Duration::try_from(app.now().duration_since(time(at))).unwrap_or_default());
    figures().review_waiting.record(u64::try_from(waiting).unwrap_or(0), &[]);
    figures().review_oldest.record(age.unwrap_or_default().as_secs_f64(), &[]);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::finds_by_index;

    #[tokio::test]
    async fn whoever_watches_reads_nothing_that_is_over() {
        for sql in [JOBS_NOW, EFFECTS_NOW, WAITING] {
            finds_by_index(sql, sql).await;
        }
    }
}
