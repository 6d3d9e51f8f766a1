//! A run that came to an end: its draft waits for a person.

use super::Claimed;
use super::finish::{End, end, hold};
use crate::app::App;
use crate::cases::{self, Deadline};
use crate::drafts;
use crate::live;
use crate::store::{Room, Tx, micros, time, word};
use crate::webhooks::{self, By, Event};
use agent::case::Task;
use agent::draft::Proposal;
use api::{DraftId, DraftState, LiveEvent, Outcome, Time};

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
    tell(tx, app, job, task.version, proposal, &draft_id, now).await?;
    let ready = LiveEvent::DraftReady { case_id: job.case_id.clone(), draft_id, version: task.version };
    live::happened(tx, &job.case_id, &ready, now).await
}

/// The webhooks of a version that waits.
async fn tell(
    tx: &mut Tx,
    app: &App,
    job: &Claimed,
    version: i64,
    proposal: &Proposal,
    draft_id: &DraftId,
    now: Time,
) -> sqlx::Result<()> {
    let reason = proposal.reason.as_deref();
    let waits = Event::JobWaitingReview {
        job_id: &job.id,
        draft_id,
        version,
        outcome: proposal.outcome,
        reason,
        needs_role: proposal.needs_role,
    };
    webhooks::tell(tx, app, &job.case_id, &waits, now).await?;
    if proposal.outcome != Outcome::Escalate {
        return Ok(());
    }
    webhooks::tell(tx, app, &job.case_id, &Event::CaseEscalated { draft_id, by: By::Agent, reason }, now)
        .await
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
