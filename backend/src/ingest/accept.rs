//! Accepting an event: mail row and job row in one commit, or nothing.

use super::repeat::{accepted, content_hash};
use super::{newcomer, repeat, thread};
use crate::app::App;
use crate::store::{Room, Tx, micros, to_json, word};
use crate::telemetry::{figures, label};
use crate::{cases, drafts, effects, jobs, live};
use agent::mail::{self, MailKind, Reading};
use api::{Accepted, AcceptedStatus, CaseId, Direction, EmailEvent, EmailId, JobId};

/// A mail that is committed with its job.
#[derive(Debug, Clone)]
pub struct Accept {
    pub answer: Accepted,
    /// It was accepted before; nothing was changed now.
    pub replayed: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum IngestError {
    #[error("this {key} was posted before with another body")]
    Conflict { key: &'static str },
    #[error("this source has too many jobs waiting")]
    Full,
    #[error("the mail could not be read")]
    Unreadable,
    #[error("could not store the mail")]
    Store(#[from] sqlx::Error),
}

/// Everything that is known about the mail before it is stored.
struct Arrival<'a> {
    source: &'a str,
    event: &'a EmailEvent,
    hash: String,
    reading: &'a Reading,
    parked: Option<MailKind>,
}

/// Durable on return: the mail, its place in a case, and the job that covers it.
///
/// # Errors
/// [`IngestError`]; nothing was stored then.
pub async fn accept(app: &App, source: &str, event: &EmailEvent) -> Result<Accept, IngestError> {
    let reading = read(event).await?;
    match attempt(app, source, event, &reading).await {
        // Somebody else committed the same key between our look and our insert: now it is a repeat.
        Err(IngestError::Store(error)) if is_unique_violation(&error) => {
            attempt(app, source, event, &reading).await
        }
        other => other,
    }
}

/// Before the transaction and beside the runtime: a hostile page may take a second.
async fn read(event: &EmailEvent) -> Result<Reading, IngestError> {
    let message = event.message.clone();
    let reading = tokio::task::spawn_blocking(move || mail::read(&message)).await;
    reading.map_err(|_| IngestError::Unreadable)
}

fn is_unique_violation(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_unique_violation)
}

async fn attempt(
    app: &App,
    source: &str,
    event: &EmailEvent,
    reading: &Reading,
) -> Result<Accept, IngestError> {
    let hash = content_hash(event)?;
    let mut tx = app.db.begin().await?;
    if let Some(known) = repeat::find(&mut tx, source, event, &hash).await? {
        return Ok(known);
    }
    if jobs::waiting_of(&mut tx, source, app.settings.jobs.max_waiting).await?
        >= app.settings.jobs.max_waiting
    {
        return Err(IngestError::Full);
    }
    let parked = parked(&app.settings.shop_address, event, reading.kind);
    let arrival = Arrival { source, event, hash, reading, parked };
    let answer = store(&mut tx, app, &arrival).await?;
    tx.wakes(Room::Jobs);
    tx.wakes(Room::Live);
    tx.commit().await?;
    figures().mails.add(1, &[label("status", &word(answer.status))]);
    Ok(Accept { answer, replayed: false })
}

/// Machine mail makes no run. A person's own answer (`outbound`) is no machine's.
fn parked(ours: &str, event: &EmailEvent, kind: MailKind) -> Option<MailKind> {
    if event.direction == Direction::Outbound {
        return None;
    }
    if mail::same_address(&event.message.from, ours) {
        return Some(MailKind::OwnMail);
    }
    (kind != MailKind::Person).then_some(kind)
}

async fn store(tx: &mut Tx, app: &App, arrival: &Arrival<'_>) -> Result<Accepted, IngestError> {
    let now = app.now();
    newcomer::meet(tx, &arrival.event.customer, now).await?;
    let case_id = thread::case_of(tx, &app.ids, arrival.source, arrival.event, now).await?;
    let email_id = EmailId::from_tail(app.ids.fresh(EmailId::PREFIX));
    let (rev, job_id, status) = match (arrival.parked, arrival.event.direction) {
        (Some(_), _) => park(tx, app, &case_id, arrival).await?,
        (None, Direction::Outbound) => answered_elsewhere(tx, app, &case_id, arrival).await?,
        (None, Direction::Inbound) => queue(tx, app, &case_id, arrival).await?,
    };
    insert(tx, app, &Stored { id: &email_id, case_id: &case_id, arrival, rev, job_id: &job_id, status })
        .await?;
    live::case_changed(tx, &case_id, now).await?;
    Ok(accepted(job_id, case_id, status))
}

type Placed = (i64, JobId, AcceptedStatus);

/// Recorded: no run, no new rev, no draft touched, joined to no job.
async fn park(tx: &mut Tx, app: &App, case_id: &CaseId, arrival: &Arrival<'_>) -> sqlx::Result<Placed> {
    let rev = cases::rev(tx, case_id).await?;
    let job = jobs::New { reason: Some("machine_mail"), ..new_job(app, case_id, arrival, rev) };
    Ok((rev, jobs::insert_parked(tx, &job).await?, AcceptedStatus::Parked))
}

/// A person answered outside: whatever we were about to say is withdrawn.
async fn answered_elsewhere(
    tx: &mut Tx,
    app: &App,
    case_id: &CaseId,
    arrival: &Arrival<'_>,
) -> sqlx::Result<Placed> {
    let now = app.now();
    let rev = cases::answered_elsewhere(tx, case_id, now).await?;
    effects::cancel_held_of_case(tx, case_id, now).await?;
    drafts::withdraw(tx, case_id, now).await?;
    jobs::cancel_queued(tx, case_id, "answered_elsewhere", now).await?;
    let job = jobs::New { reason: Some("answered_elsewhere"), ..new_job(app, case_id, arrival, rev) };
    Ok((rev, jobs::insert_parked(tx, &job).await?, AcceptedStatus::Parked))
}

/// The normal mail: a new rev, the waiting draft superseded, a job of its own or a place in the one that waits.
async fn queue(tx: &mut Tx, app: &App, case_id: &CaseId, arrival: &Arrival<'_>) -> sqlx::Result<Placed> {
    let now = app.now();
    let priority = jobs::priority(&arrival.reading.subject, &arrival.reading.parts.new);
    let (since, due) = (arrival.event.message.received_at, &app.settings.due);
    let rev = cases::arrived(tx, case_id, &cases::Arrived { now, since, priority, due }).await?;
    drafts::supersede(tx, case_id, now).await?;
    let job = jobs::New { priority, ..new_job(app, case_id, arrival, rev) };
    let placed = jobs::join_or_insert(tx, &job, &app.settings).await?;
    let status = if placed.joined { AcceptedStatus::Joined } else { AcceptedStatus::Queued };
    Ok((rev, placed.job_id, status))
}

fn new_job<'a>(app: &App, case_id: &'a CaseId, arrival: &'a Arrival<'_>, rev: i64) -> jobs::New<'a> {
    jobs::New {
        id: JobId::from_tail(app.ids.fresh(JobId::PREFIX)),
        case_id,
        customer_id: &arrival.event.customer.id,
        source: arrival.source,
        kind: api::JobKind::Mail,
        rev,
        priority: 0,
        reason: None,
        input: None,
        trace: jobs::Trace::Here,
        max_attempts: app.settings.jobs.max_attempts,
        now: app.now(),
    }
}

struct Stored<'a> {
    id: &'a EmailId,
    case_id: &'a CaseId,
    arrival: &'a Arrival<'a>,
    rev: i64,
    job_id: &'a JobId,
    status: AcceptedStatus,
}

async fn insert(tx: &mut Tx, app: &App, stored: &Stored<'_>) -> sqlx::Result<()> {
    let event = stored.arrival.event;
    let message = &event.message;
    let reading = stored.arrival.reading;
    let parts = &reading.parts;
    let sql = "INSERT INTO email (id, case_id, customer_id, source, event_id, direction, message_id, in_reply_to,
                 mail_references, sender, recipients, cc, subject, body, html, new_text, quoted, signature, hidden_text,
                 attachments, customer_email, parked, content_hash, rev, job_id, accepted, received_at, created_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                 $22, $23, $24, $25, $26, $27, $28)";
    sqlx::query(sql)
        .bind(stored.id.as_str())
        .bind(stored.case_id.as_str())
        .bind(&event.customer.id)
        .bind(stored.arrival.source)
        .bind(&event.event_id)
        .bind(word(event.direction))
        .bind(mail::message_id::normalise(&message.message_id))
        .bind(message.in_reply_to.as_deref().map(mail::message_id::normalise))
        .bind(to_json(&message.references)?)
        .bind(&message.from)
        .bind(to_json(&message.to)?)
        .bind(to_json(&message.cc)?)
        .bind(&reading.subject)
        .bind(&reading.body)
        .bind(message.html.as_deref())
        .bind(&parts.new)
        .bind(&parts.quoted)
        .bind(&parts.signature)
        .bind(i64::from(reading.hidden))
        .bind(to_json(&message.attachments)?)
        .bind(&event.customer.email)
        .bind(stored.arrival.parked.map(parked_word))
        .bind(&stored.arrival.hash)
        .bind(stored.rev)
        .bind(stored.job_id.as_str())
        .bind(word(stored.status))
        .bind(micros(message.received_at))
        .bind(micros(app.now()))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

fn parked_word(kind: MailKind) -> &'static str {
    match kind {
        MailKind::Person => "person",
        MailKind::AutoReply => "auto_reply",
        MailKind::Bounce => "bounce",
        MailKind::List => "list",
        MailKind::OwnMail => "own_mail",
    }
}
