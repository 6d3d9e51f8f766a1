//! An attempt that did not come to an end: again after a while, a dead letter, or handed back.

use super::finish::{case_failed, hold};
use super::run::Stopped;
use super::{Claimed, spans};
use crate::app::App;
use crate::cases::after;
use crate::store::{Room, Tx, micros};
use agent::graph::RunError;
use api::Time;
use std::time::Duration;
use tracing::Span;

/// Backoff where another attempt may help, else a dead letter that staff can see.
pub async fn fail(app: &App, job: &Claimed, stopped: &Stopped, run: &Span) -> sqlx::Result<()> {
    let failure = Failure::of(stopped);
    spans::failed(run, failure.class);
    tracing::warn!(job.id = %job.id, attempt = job.attempt, node = failure.node, error.type = failure.class, "attempt failed");
    let now = app.now();
    let mut tx = app.db.begin().await?;
    if !hold(&mut tx, job).await? {
        return Ok(());
    }
    if failure.passing && job.attempt < job.max_attempts {
        again(&mut tx, job, &failure, after(now, backoff(app.settings.jobs.backoff, job.attempt)), now)
            .await?;
    } else {
        let sql = "UPDATE job SET state = 'dead', locked_by = NULL, lease_until = NULL, error_type = $2,
                     error_message = $3, node = COALESCE($4, node), updated_at = $5 WHERE id = $1";
        sqlx::query(sql)
            .bind(job.id.as_str())
            .bind(failure.class)
            .bind(&failure.message)
            .bind(failure.node)
            .bind(micros(now))
            .execute(&mut *tx)
            .await?;
        case_failed(&mut tx, app, &job.case_id, job.id.as_str(), failure.class, now).await?;
    }
    tx.commit().await
}

/// Queued again, unless a newer job of the case waits already: that one covers this one's mails.
async fn again(tx: &mut Tx, job: &Claimed, failure: &Failure, run_at: Time, now: Time) -> sqlx::Result<()> {
    let sql = "UPDATE job SET locked_by = NULL, lease_until = NULL, error_type = $2, error_message = $3, run_at = $4,
                 updated_at = $5, node = COALESCE($6, node),
                 state = CASE WHEN EXISTS (SELECT 1 FROM job q WHERE q.case_id = job.case_id AND q.state = 'queued')
                   THEN 'done' ELSE 'queued' END,
                 reason = CASE WHEN EXISTS (SELECT 1 FROM job q WHERE q.case_id = job.case_id AND q.state = 'queued')
                   THEN 'superseded' ELSE reason END,
                 links = CASE WHEN length(links) < 2000 THEN links || $7 ELSE links END
               WHERE id = $1";
    sqlx::query(sql)
        .bind(job.id.as_str())
        .bind(failure.class)
        .bind(&failure.message)
        .bind(micros(run_at))
        .bind(micros(now))
        .bind(failure.node)
        .bind(this_attempt())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// The next attempt's span points to this one's.
fn this_attempt() -> String {
    crate::telemetry::current_traceparent().map(|here| format!(" {here}")).unwrap_or_default()
}

/// The service stops: the job goes back at once and is not charged an attempt. Once it has been given back too often
/// it counts like any other that came to nothing.
pub async fn give_back(app: &App, job: &Claimed, run: &Span) -> sqlx::Result<()> {
    if job.deferrals >= app.settings.jobs.max_deferrals {
        return fail(app, job, &Stopped::Leaving, run).await;
    }
    let now = app.now();
    let mut tx = app.db.begin().await?;
    if !hold(&mut tx, job).await? {
        return Ok(());
    }
    let sql = "UPDATE job SET attempts = attempts - 1, deferrals = deferrals + 1 WHERE id = $1";
    sqlx::query(sql).bind(job.id.as_str()).execute(&mut *tx).await?;
    let failure = Failure::of(&Stopped::Leaving);
    again(&mut tx, job, &failure, now, now).await?;
    tx.wakes(Room::Jobs);
    tx.commit().await
}

/// 1 s, 2 s, 4 s, ... with up to half of it added, so that many do not come back at once.
fn backoff(base: Duration, attempt: i64) -> Duration {
    let doublings = u32::try_from(attempt - 1).unwrap_or(0).min(10);
    let plain = base * 2_u32.pow(doublings);
    plain + plain.mul_f64(rand::random::<f64>() / 2.0)
}

struct Failure {
    class: &'static str,
    message: String,
    passing: bool,
    /// Where the run was, if it got that far.
    node: Option<&'static str>,
}

impl Failure {
    fn of(stopped: &Stopped) -> Self {
        let unplaced =
            |class, message: &str, passing| Self { class, message: message.to_owned(), passing, node: None };
        match stopped {
            Stopped::Run(error) => Self {
                class: error.class().as_str(),
                message: error.to_string(),
                passing: matches!(error, RunError::Passing { .. }),
                node: error.node().map(|node| node.as_str()),
            },
            Stopped::Store(sqlx::Error::Decode(_)) => {
                unplaced("payload", "a stored row cannot be read", false)
            }
            Stopped::Store(_) => unplaced("database", "the database did not answer", true),
            Stopped::Panicked => unplaced("panic", "the run panicked; the service's log says where", true),
            Stopped::Leaving => unplaced("given_back", "the service was stopping", true),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backoff_doubles_and_jitters_by_at_most_half() {
        for (attempt, seconds) in [(1, 1.0), (2, 2.0), (3, 4.0), (40, 1024.0)] {
            let wait = backoff(Duration::from_secs(1), attempt).as_secs_f64();
            assert!((seconds..=seconds * 1.5).contains(&wait), "attempt {attempt}: {wait}");
        }
    }
}
