//! The journal in the database. Each append is one commit that carries the lease.

use super::{Claimed, lease};
use crate::app::App;
use crate::store::{Db, from_json, micros, time, to_json};
use agent::case::Task;
use agent::graph::{Entry, Journal, JournalError};
use api::{JobId, StepView, Time};
use std::sync::atomic::{AtomicI64, Ordering};

/// Writes the entries of one claimed job, from `next` on.
pub struct JobJournal {
    app: App,
    job: Claimed,
    next: AtomicI64,
}

impl JobJournal {
    /// `next`: how many entries are already there.
    pub fn new(app: App, job: Claimed, next: i64) -> Self {
        Self { app, job, next: AtomicI64::new(next) }
    }

    async fn write(&self, entries: &[Entry]) -> sqlx::Result<bool> {
        let mut tx = self.app.db.begin().await?;
        if !lease::hold(&mut tx, &self.job).await? {
            return Ok(false);
        }
        let mut seq = self.next.load(Ordering::SeqCst);
        for entry in entries {
            let line = line(entry);
            insert(&mut tx, &self.job, seq, &line, &to_json(entry)?).await?;
            seq += 1;
        }
        if let Some(Entry::Step { next, .. }) = entries.iter().rev().find(|e| matches!(e, Entry::Step { .. }))
        {
            let sql = "UPDATE job SET node = $2 WHERE id = $1";
            sqlx::query(sql).bind(self.job.id.as_str()).bind(next).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        self.next.store(seq, Ordering::SeqCst);
        Ok(true)
    }
}

#[async_trait::async_trait]
impl Journal for JobJournal {
    async fn append(&self, entries: &[Entry]) -> Result<(), JournalError> {
        match self.write(entries).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(JournalError::LeaseLost),
            Err(error) => Err(JournalError::Store(error.to_string())),
        }
    }
}

struct Line<'a> {
    node: &'a str,
    entry: &'static str,
    at: Time,
    /// Of a step.
    took_us: Option<i64>,
}

fn line(entry: &Entry) -> Line<'_> {
    match entry {
        Entry::Asked { node, at, .. } => Line { node, entry: "asked", at: *at, took_us: None },
        Entry::Step { node, started_at, ms, .. } => {
            Line { node, entry: "step", at: *started_at, took_us: Some((ms * 1000.0).round() as i64) }
        }
    }
}

async fn insert(
    tx: &mut crate::store::Tx,
    job: &Claimed,
    seq: i64,
    line: &Line<'_>,
    body: &str,
) -> sqlx::Result<()> {
    let sql = "INSERT INTO journal (job_id, seq, attempt, node, entry, body, started_at, took_us)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    sqlx::query(sql)
        .bind(job.id.as_str())
        .bind(seq)
        .bind(job.attempt)
        .bind(line.node)
        .bind(line.entry)
        .bind(body)
        .bind(micros(line.at))
        .bind(line.took_us)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Begins the journal anew with what the run is about. `false`: the lease is gone.
pub async fn begin(app: &App, job: &Claimed, task: &Task) -> sqlx::Result<bool> {
    let mut tx = app.db.begin().await?;
    if !lease::hold(&mut tx, job).await? {
        return Ok(false);
    }
    let sql = "DELETE FROM journal WHERE job_id = $1";
    sqlx::query(sql).bind(job.id.as_str()).execute(&mut *tx).await?;
    let line = Line { node: "task", entry: "task", at: app.now(), took_us: None };
    insert(&mut tx, job, 0, &line, &to_json(task)?).await?;
    tx.commit().await?;
    Ok(true)
}

/// A job's journal as it stands: the task, if the run got that far, and the entries.
#[derive(Debug, Default)]
pub struct Recorded {
    pub task: Option<Task>,
    pub entries: Vec<Entry>,
}

#[derive(sqlx::FromRow)]
struct Row {
    entry: String,
    body: String,
}

/// # Errors
/// When the database does not answer, or an entry is of a shape this program does not know.
pub async fn entries(db: &Db, job_id: &JobId) -> sqlx::Result<Recorded> {
    let sql = "SELECT entry, body FROM journal WHERE job_id = $1 ORDER BY seq";
    let rows: Vec<Row> = sqlx::query_as(sql).bind(job_id.as_str()).fetch_all(db.read()).await?;
    let mut recorded = Recorded::default();
    for row in rows {
        match row.entry.as_str() {
            "task" => recorded.task = Some(from_json(&row.body)?),
            _ => recorded.entries.push(from_json(&row.body)?),
        }
    }
    Ok(recorded)
}

/// An entry and the attempt that wrote it.
#[derive(Debug)]
pub struct Written {
    pub attempt: i64,
    pub entry: Entry,
}

/// A whole journal, with who wrote what.
#[derive(Debug, Default)]
pub struct Journaled {
    pub task: Option<Task>,
    pub entries: Vec<Written>,
}

/// # Errors
/// As [`entries`].
pub async fn written(db: &Db, job_id: &JobId) -> sqlx::Result<Journaled> {
    let sql = "SELECT entry, attempt, body FROM journal WHERE job_id = $1 ORDER BY seq";
    let rows: Vec<(String, i64, String)> =
        sqlx::query_as(sql).bind(job_id.as_str()).fetch_all(db.read()).await?;
    let mut journal = Journaled::default();
    for (entry, attempt, body) in rows {
        match entry.as_str() {
            "task" => journal.task = Some(from_json(&body)?),
            _ => journal.entries.push(Written { attempt, entry: from_json(&body)? }),
        }
    }
    Ok(journal)
}

#[derive(sqlx::FromRow)]
struct StepRow {
    node: String,
    attempt: i64,
    started_at: i64,
    took_us: Option<i64>,
}

/// The steps of a job, for whoever follows it; what they put out is not read.
pub async fn steps(db: &Db, job_id: &JobId) -> sqlx::Result<Vec<StepView>> {
    let sql = "SELECT node, attempt, started_at, took_us FROM journal WHERE job_id = $1 AND entry = 'step' ORDER BY seq";
    let rows: Vec<StepRow> = sqlx::query_as(sql).bind(job_id.as_str()).fetch_all(db.read()).await?;
    Ok(rows.into_iter().map(step).collect())
}

fn step(row: StepRow) -> StepView {
    let ms = row.took_us.unwrap_or(0) as f64 / 1000.0;
    StepView { node: row.node, started_at: time(row.started_at), ms, attempt: row.attempt }
}
