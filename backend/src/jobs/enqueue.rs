//! Making jobs: an insert in the transaction of whoever has the reason.

use super::rate;
use super::sending::Sending;
use crate::config::Settings;
use crate::store::{Room, Tx, micros, word};
use api::{CaseId, JobId, JobKind, Time};
use tracing::Instrument;

/// A job to be.
#[derive(Debug, Clone)]
pub struct New<'a> {
    /// Its id, where no waiting job takes its place.
    pub id: JobId,
    pub case_id: &'a CaseId,
    pub customer_id: &'a str,
    pub source: &'a str,
    pub kind: JobKind,
    pub rev: i64,
    pub priority: i64,
    /// Of a parked one: why it makes no run.
    pub reason: Option<&'static str>,
    /// Of a redo or redraft, as JSON: what the reviewer said.
    pub input: Option<String>,
    pub trace: Trace<'a>,
    pub max_attempts: i64,
    pub now: Time,
}

/// Whose trace the job goes on with.
#[derive(Debug, Clone, Copy)]
pub enum Trace<'a> {
    /// Of whoever makes it.
    Here,
    /// Of the run that proposed; whoever makes the job is linked.
    Of(Option<&'a str>),
    /// A new one: what caused it lies days back, and is linked.
    After(Option<&'a str>),
}

/// Where the work landed.
#[derive(Debug, Clone)]
pub struct Placed {
    pub job_id: JobId,
    /// A job that already waited covers it.
    pub joined: bool,
}

/// How many jobs of this source wait, counted up to `most`.
pub async fn waiting_of(tx: &mut Tx, source: &str, most: i64) -> sqlx::Result<i64> {
    let sql =
        "SELECT COUNT(*) FROM (SELECT 1 FROM job WHERE source = $1 AND state = 'queued' LIMIT $2) AS waiting";
    sqlx::query_scalar(sql).bind(source).bind(most).fetch_one(&mut **tx).await
}

/// Joins the job that waits for this case, or makes one.
pub async fn join_or_insert(tx: &mut Tx, new: &New<'_>, settings: &Settings) -> sqlx::Result<Placed> {
    tx.wakes(Room::Jobs);
    let sending = Sending::begin(tx, new).await?;
    let placed = place(tx, new, settings, &sending).instrument(sending.span.clone()).await?;
    sending.placed(new, &placed);
    Ok(placed)
}

async fn place(tx: &mut Tx, new: &New<'_>, settings: &Settings, sending: &Sending) -> sqlx::Result<Placed> {
    if let Some(job_id) = join(tx, new, settings, &sending.here).await? {
        return Ok(Placed { job_id, joined: true });
    }
    let run_at = rate::start(tx, new.source, new.customer_id, &settings.limits, new.now).await?;
    let job_id = insert(tx, new, "queued", run_at, Some(sending)).await?;
    Ok(Placed { job_id, joined: false })
}

/// A job that a person waits for: not limited, not delayed; the case's waiting job takes its place where there is one.
pub async fn start_now(tx: &mut Tx, new: &New<'_>) -> sqlx::Result<Placed> {
    tx.wakes(Room::Jobs);
    let sending = Sending::begin(tx, new).await?;
    let placed = place_now(tx, new, &sending).instrument(sending.span.clone()).await?;
    sending.placed(new, &placed);
    Ok(placed)
}

async fn place_now(tx: &mut Tx, new: &New<'_>, sending: &Sending) -> sqlx::Result<Placed> {
    let sql = "UPDATE job SET input = $2, run_at = $3, updated_at = $3,
                 links = CASE WHEN length(links) < 2000 THEN links || $4 ELSE links END
               WHERE case_id = $1 AND state = 'queued' RETURNING id";
    let joined: Option<String> = sqlx::query_scalar(sql)
        .bind(new.case_id.as_str())
        .bind(new.input.as_deref().unwrap_or("{}"))
        .bind(micros(new.now))
        .bind(&sending.here)
        .fetch_optional(&mut **tx)
        .await?;
    match joined {
        Some(id) => {
            Ok(Placed { job_id: JobId::parse(id).map_err(|e| sqlx::Error::Decode(e.into()))?, joined: true })
        }
        None => {
            Ok(Placed { job_id: insert(tx, new, "queued", new.now, Some(sending)).await?, joined: false })
        }
    }
}

/// A further mail moves the start to 20 s after itself, at most 2 min after the first that waited, and never
/// earlier than a rate limit put it. A waiting refresh becomes the mail's own job: it can no longer be called off
/// alone. Its trace is linked, up to some thirty of them.
async fn join(tx: &mut Tx, new: &New<'_>, settings: &Settings, here: &str) -> sqlx::Result<Option<JobId>> {
    let idle = i64::try_from(settings.burst.idle.as_micros()).unwrap_or(i64::MAX);
    let longest = i64::try_from(settings.burst.longest.as_micros()).unwrap_or(i64::MAX);
    let sql = "UPDATE job SET rev = $2, updated_at = $3, kind = CASE WHEN kind = 'refresh' THEN $8 ELSE kind END,
                 links = CASE WHEN length(links) < 2000 THEN links || $7 ELSE links END,
                 priority = CASE WHEN priority > $4 THEN priority ELSE $4 END,
                 run_at = CASE WHEN $3 + $5 < first_waiting_at + $6
                   THEN CASE WHEN run_at > $3 + $5 THEN run_at ELSE $3 + $5 END
                   ELSE CASE WHEN run_at > first_waiting_at + $6 THEN run_at ELSE first_waiting_at + $6 END END
               WHERE case_id = $1 AND state = 'queued' RETURNING id";
    let joined: Option<String> = sqlx::query_scalar(sql)
        .bind(new.case_id.as_str())
        .bind(new.rev)
        .bind(micros(new.now))
        .bind(new.priority)
        .bind(idle)
        .bind(longest)
        .bind(here)
        .bind(word(new.kind))
        .fetch_optional(&mut **tx)
        .await?;
    joined.map(|id| JobId::parse(id).map_err(|e| sqlx::Error::Decode(e.into()))).transpose()
}

/// A job that only records: machine mail, or an answer given elsewhere.
pub async fn insert_parked(tx: &mut Tx, new: &New<'_>) -> sqlx::Result<JobId> {
    insert(tx, new, "parked", new.now, None).await
}

async fn insert(
    tx: &mut Tx,
    new: &New<'_>,
    state: &str,
    run_at: Time,
    sending: Option<&Sending>,
) -> sqlx::Result<JobId> {
    let sql = "INSERT INTO job (id, case_id, customer_id, source, kind, state, rev, priority, run_at, first_waiting_at,
                 max_attempts, input, reason, traceparent, links, created_at, updated_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $10, $10)";
    sqlx::query(sql)
        .bind(new.id.as_str())
        .bind(new.case_id.as_str())
        .bind(new.customer_id)
        .bind(new.source)
        .bind(word(new.kind))
        .bind(state)
        .bind(new.rev)
        .bind(new.priority)
        .bind(micros(run_at))
        .bind(micros(new.now))
        .bind(new.max_attempts)
        .bind(new.input.as_deref().unwrap_or("{}"))
        .bind(new.reason)
        .bind(sending.and_then(|sending| sending.parent.as_deref()))
        .bind(sending.map_or("", |sending| sending.links.as_str()))
        .execute(&mut **tx)
        .await?;
    Ok(new.id.clone())
}

/// The case's waiting job will not be needed.
pub async fn cancel_queued(tx: &mut Tx, case_id: &CaseId, reason: &str, now: Time) -> sqlx::Result<()> {
    let sql = "UPDATE job SET state = 'cancelled', reason = $2, updated_at = $3 WHERE case_id = $1 AND state = 'queued'";
    sqlx::query(sql).bind(case_id.as_str()).bind(reason).bind(micros(now)).execute(&mut **tx).await?;
    Ok(())
}
