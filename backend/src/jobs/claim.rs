//! Taking a lease on the next job, and burying those that ran out of attempts.

use crate::app::App;
use crate::cases::{after, lock};
use crate::store::{Db, micros, or_leave, time};
use api::{CaseId, JobId, Time};
use std::time::Duration;

/// A job that this process holds until its lease lapses.
#[derive(Debug, Clone)]
pub struct Claimed {
    pub id: JobId,
    pub case_id: CaseId,
    pub attempt: i64,
    pub max_attempts: i64,
    pub deferrals: i64,
    /// The fencing token: unique to this claim.
    pub lease: String,
    pub kind: String,
    pub input: String,
    pub traceparent: Option<String>,
    /// What its run points to beside that, with a space before each.
    pub links: String,
    pub waited: Duration,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    case_id: String,
    attempts: i64,
    max_attempts: i64,
    deferrals: i64,
    kind: String,
    input: String,
    traceparent: Option<String>,
    links: String,
    run_at: i64,
}

/// Two looks, each by its own partial index: with one `OR` SQLite would read every job there ever was.
const SQLITE: &str = "UPDATE job SET state = 'running', attempts = attempts + 1, locked_by = $1, lease_until = $2, updated_at = $3
    WHERE id = (SELECT id FROM (
        SELECT * FROM (SELECT j.id, j.priority, j.run_at FROM job j
          WHERE j.state = 'queued' AND j.run_at <= $3 AND j.attempts < j.max_attempts
            AND NOT EXISTS (SELECT 1 FROM job r WHERE r.case_id = j.case_id AND r.state = 'running' AND r.id <> j.id)
          ORDER BY j.priority DESC, j.run_at, j.id LIMIT 1)
        UNION ALL
        SELECT * FROM (SELECT j.id, j.priority, j.run_at FROM job j
          WHERE j.state = 'running' AND j.lease_until < $3 AND j.attempts < j.max_attempts
            AND NOT EXISTS (SELECT 1 FROM job r WHERE r.case_id = j.case_id AND r.state = 'running' AND r.id <> j.id)
          ORDER BY j.priority DESC, j.run_at, j.id LIMIT 1))
      ORDER BY priority DESC, run_at, id LIMIT 1)
    RETURNING id, case_id, attempts, max_attempts, deferrals, kind, input, traceparent, links, run_at";

/// PostgreSQL joins both indexes for the `OR`, and passes over what another worker is just taking.
const POSTGRES: &str = "UPDATE job SET state = 'running', attempts = attempts + 1, locked_by = $1, lease_until = $2, updated_at = $3
    WHERE id = (SELECT j.id FROM job j
      WHERE ((j.state = 'queued' AND j.run_at <= $3) OR (j.state = 'running' AND j.lease_until < $3))
        AND j.attempts < j.max_attempts
        AND NOT EXISTS (SELECT 1 FROM job r WHERE r.case_id = j.case_id AND r.state = 'running' AND r.id <> j.id)
      ORDER BY j.priority DESC, j.run_at, j.id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, case_id, attempts, max_attempts, deferrals, kind, input, traceparent, links, run_at";

/// The most urgent job that is due, or one whose holder died, of a case where nothing runs. The attempt is counted
/// here, so that a crash counts too.
///
/// # Errors
/// When the database does not answer. Losing a race for a case is no error: there is nothing now.
pub async fn claim(db: &Db, worker: &str, lease: Duration, now: Time) -> sqlx::Result<Option<Claimed>> {
    let token = format!("{worker}/{}", crate::ids::fresh());
    let sql = db.dialect().pick(SQLITE, POSTGRES);
    let row: sqlx::Result<Option<Row>> = sqlx::query_as(sql)
        .bind(&token)
        .bind(micros(after(now, lease)))
        .bind(micros(now))
        .fetch_optional(db.write())
        .await;
    match row {
        Ok(row) => row.map(|row| claimed(row, token, now)).transpose(),
        // Two workers raced for one case: the partial unique index let only one through.
        Err(sqlx::Error::Database(error)) if error.is_unique_violation() => Ok(None),
        Err(error) => Err(error),
    }
}

fn claimed(row: Row, lease: String, now: Time) -> sqlx::Result<Claimed> {
    let decode = |e: api::IdError| sqlx::Error::Decode(e.into());
    Ok(Claimed {
        id: JobId::parse(row.id).map_err(decode)?,
        case_id: CaseId::parse(row.case_id).map_err(decode)?,
        attempt: row.attempts,
        max_attempts: row.max_attempts,
        deferrals: row.deferrals,
        lease,
        kind: row.kind,
        input: row.input,
        traceparent: row.traceparent,
        links: row.links,
        waited: Duration::try_from(now.duration_since(time(row.run_at))).unwrap_or_default(),
    })
}

/// Jobs whose holder died on their last attempt become dead letters. Gives how many.
///
/// # Errors
/// When the database does not answer; a job that fails alone is left for the next round.
pub async fn bury_lapsed(app: &App) -> sqlx::Result<usize> {
    let now = app.now();
    let sql = "SELECT id, case_id FROM job
                WHERE state = 'running' AND lease_until < $1 AND attempts >= max_attempts LIMIT 100";
    let lapsed: Vec<(String, String)> =
        sqlx::query_as(sql).bind(micros(now)).fetch_all(app.db.read()).await?;
    let mut buried = 0;
    for (job_id, case_id) in lapsed {
        let swept = bury(app, &job_id, &case_id, now).await;
        buried += usize::from(or_leave(swept, "lapsed jobs", &job_id).unwrap_or(false));
    }
    Ok(buried)
}

/// `false`: another process was first, or the job ended after all.
async fn bury(app: &App, job_id: &str, case_id: &str, now: Time) -> sqlx::Result<bool> {
    let case_id = &CaseId::parse(case_id).map_err(|e| sqlx::Error::Decode(e.into()))?;
    let mut tx = app.db.begin().await?;
    lock(&mut tx, case_id).await?;
    let sql =
        "UPDATE job SET state = 'dead', locked_by = NULL, lease_until = NULL, error_type = 'lease_lapsed',
                 error_message = 'the worker died during the last attempt', updated_at = $2
               WHERE id = $1 AND state = 'running' AND lease_until < $2 AND attempts >= max_attempts";
    let dead = sqlx::query(sql).bind(job_id).bind(micros(now)).execute(&mut *tx).await?;
    if dead.rows_affected() == 0 {
        return Ok(false);
    }
    super::finish::case_failed(&mut tx, app, case_id, job_id, "lease_lapsed", now).await?;
    tx.commit().await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::finds_by_index;

    #[tokio::test]
    async fn the_next_job_is_found_without_reading_those_that_are_over() {
        finds_by_index(SQLITE, POSTGRES).await;
    }
}
