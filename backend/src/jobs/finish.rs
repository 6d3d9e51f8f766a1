//! How an attempt ends. Each end is one transaction that carries the lease: a zombie changes nothing.

use super::run::Stopped;
use super::{Claimed, lease};
use crate::app::App;
use crate::cases::{self, Deadline, after};
use crate::drafts;
use crate::live;
use crate::store::{Room, Tx, micros, time, word};
use agent::case::Task;
use agent::draft::Proposal;
use agent::graph::RunError;
use api::{CaseId, CaseState, DraftId, DraftState, JobId, LiveEvent, Outcome, Time};
use std::time::Duration;

/// The case's row and then the job's, in the order of every writer: cancelling and ending wait for each other, never
/// in a ring.
async fn hold(tx: &mut Tx, job: &Claimed) -> sqlx::Result<bool> {
    cases::lock(tx, &job.case_id).await?;
    lease::hold(tx, job).await
}

#[derive(sqlx::FromRow)]
struct CaseNow {
    rev: i64,
    unanswered_since: Option<i64>,
}

/// The draft waits for a person, or, where the case moved on meanwhile, is kept as superseded.
pub async fn propose(app: &App, job: &Claimed, task: &Task, proposal: &Proposal) -> sqlx::Result<()> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    if !hold(&mut tx, job).await? {
        return Ok(());
    }
    let sql =
        "UPDATE cases SET seq = seq + 1, version = version + 1 WHERE id = $1 RETURNING rev, unanswered_since";
    let case: CaseNow = sqlx::query_as(sql).bind(job.case_id.as_str()).fetch_one(&mut *tx).await?;
    if case.rev == task.rev {
        await_review(&mut tx, app, job, task, proposal, case.unanswered_since, now).await?;
    } else {
        let new = drafts::New { job, task, proposal, state: DraftState::Superseded, now };
        let draft_id = drafts::insert(&mut tx, app, &new).await?;
        end(
            &mut tx,
            job,
            &End { state: "done", reason: Some("superseded"), draft: Some((&draft_id, proposal.outcome)) },
            now,
        )
        .await?;
        cases::leave(&mut tx, &job.case_id, now).await?;
    }
    live::case_changed(&mut tx, &job.case_id, now).await?;
    tx.wakes(Room::Jobs);
    tx.commit().await
}

async fn await_review(
    tx: &mut Tx,
    app: &App,
    job: &Claimed,
    task: &Task,
    proposal: &Proposal,
    since: Option<i64>,
    now: Time,
) -> sqlx::Result<()> {
    // A refresh at the same rev replaces the version that waits.
    drafts::supersede(tx, &job.case_id, now).await?;
    let new = drafts::New { job, task, proposal, state: DraftState::AwaitingReview, now };
    let draft_id = drafts::insert(tx, app, &new).await?;
    let done = End {
        state: "awaiting_review",
        reason: proposal.reason.as_deref(),
        draft: Some((&draft_id, proposal.outcome)),
    };
    end(tx, job, &done, now).await?;
    show(tx, app, job, proposal, &draft_id, since, now).await?;
    let ready = LiveEvent::DraftReady { case_id: job.case_id.clone(), draft_id, version: task.version };
    live::happened(tx, &job.case_id, &ready, now).await
}

/// What the queue shows of the proposal; the deadline now follows the urgency that was found.
async fn show(
    tx: &mut Tx,
    app: &App,
    job: &Claimed,
    proposal: &Proposal,
    draft_id: &DraftId,
    since: Option<i64>,
    now: Time,
) -> sqlx::Result<()> {
    let deadline = Deadline::of(since.map_or(now, time), proposal.urgency, &app.settings.due);
    let class = proposal.classification.as_ref();
    let sql = "UPDATE cases SET state = 'needs_you', draft_id = $2, proposal = $3, outcome = $4,
                 topic = COALESCE($5, topic), urgency = $6, language = COALESCE($7, language), needs_role = $8,
                 due_at = $9, at_risk_at = $10, updated_at = $11 WHERE id = $1";
    sqlx::query(sql)
        .bind(job.case_id.as_str())
        .bind(draft_id.as_str())
        .bind(&proposal.proposal)
        .bind(word(proposal.outcome))
        .bind(class.map(|class| word(class.topic)))
        .bind(word(proposal.urgency))
        .bind(class.map(|class| class.language.0.clone()))
        .bind(proposal.needs_role.map(word))
        .bind(micros(deadline.due_at))
        .bind(micros(deadline.at_risk_at))
        .bind(micros(now))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

struct End<'a> {
    state: &'a str,
    reason: Option<&'a str>,
    draft: Option<(&'a DraftId, Outcome)>,
}

async fn end(tx: &mut Tx, job: &Claimed, end: &End<'_>, now: Time) -> sqlx::Result<()> {
    let sql = "UPDATE job SET state = $3, reason = $4, draft_id = $5, outcome = $6, locked_by = NULL, lease_until = NULL,
                 error_type = NULL, error_message = NULL, updated_at = $7
               WHERE id = $1 AND locked_by = $2 AND state = 'running'";
    sqlx::query(sql)
        .bind(job.id.as_str())
        .bind(&job.lease)
        .bind(end.state)
        .bind(end.reason)
        .bind(end.draft.map(|(id, _)| id.as_str()))
        .bind(end.draft.map(|(_, outcome)| word(outcome)))
        .bind(micros(now))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// The job whose draft was decided, superseded or withdrawn is over.
pub async fn end_of_draft(tx: &mut Tx, job_id: &JobId, reason: &str, now: Time) -> sqlx::Result<()> {
    let sql = "UPDATE job SET state = 'done', reason = $2, updated_at = $3 WHERE id = $1 AND state IN ('awaiting_review', 'done')";
    sqlx::query(sql).bind(job_id.as_str()).bind(reason).bind(micros(now)).execute(&mut **tx).await?;
    Ok(())
}

/// Backoff where another attempt may help, else a dead letter that staff can see.
pub async fn fail(app: &App, job: &Claimed, stopped: &Stopped) -> sqlx::Result<()> {
    let failure = Failure::of(stopped);
    tracing::warn!(job.id = %job.id, attempt = job.attempt, error.type = failure.class, error = %stopped, "attempt failed");
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
        case_failed(&mut tx, &job.case_id, now).await?;
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
                   THEN 'superseded' ELSE reason END
               WHERE id = $1";
    sqlx::query(sql)
        .bind(job.id.as_str())
        .bind(failure.class)
        .bind(&failure.message)
        .bind(micros(run_at))
        .bind(micros(now))
        .bind(failure.node)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// The service stops: the job goes back at once and is not charged an attempt (at most so many times).
pub async fn give_back(app: &App, job: &Claimed) -> sqlx::Result<()> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    if !hold(&mut tx, job).await? {
        return Ok(());
    }
    let charged = i64::from(job.deferrals >= app.settings.jobs.max_deferrals);
    let sql = "UPDATE job SET attempts = attempts - 1 + $2, deferrals = deferrals + 1 WHERE id = $1";
    sqlx::query(sql).bind(job.id.as_str()).bind(charged).execute(&mut *tx).await?;
    let failure = Failure::of(&Stopped::Leaving);
    again(&mut tx, job, &failure, now, now).await?;
    tx.wakes(Room::Jobs);
    tx.commit().await
}

/// A case whose job is dead stands in *Failed* until somebody retries or answers.
pub async fn case_failed(tx: &mut Tx, case_id: &CaseId, now: Time) -> sqlx::Result<()> {
    cases::set_state(tx, case_id, CaseState::Failed, now).await?;
    live::case_changed(tx, case_id, now).await
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
