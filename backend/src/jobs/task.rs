//! What a run is about, read from the stored case: always at the job's own rev.

use super::Claimed;
use crate::store::{Db, from_json, time, word_of};
use agent::case::{DueFollowUp, DueWhy, InboundMail, Rejected, Task};
use api::{ActionId, Customer, EmailId, Language};

/// How many earlier texts are compared for the 4th repeat.
const EARLIER: i64 = 50;

/// What a job of kind redo or redraft carries.
#[derive(Debug, Clone, Default, serde::Serialize, serde::Deserialize)]
pub struct Input {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rejected: Option<Rejected>,
}

#[derive(sqlx::FromRow)]
struct CaseRow {
    rev: i64,
    customer_id: String,
    subject: String,
    version: i64,
    language: Option<String>,
    name: String,
}

/// Mails that came after the job's rev are not its own: another job waits for them.
pub async fn read(db: &Db, job: &Claimed) -> sqlx::Result<Task> {
    let sql = "SELECT j.rev, c.customer_id, c.subject, c.version, c.language, p.name
                 FROM job j JOIN cases c ON c.id = j.case_id JOIN customer p ON p.id = c.customer_id WHERE j.id = $1";
    let case: CaseRow = sqlx::query_as(sql).bind(job.id.as_str()).fetch_one(db.read()).await?;
    let mails = unanswered(db, job, case.rev).await?;
    let input: Input = from_json(&job.input)?;
    let newest = mails.last();
    Ok(Task {
        job: job.id.clone(),
        kind: word_of(&job.kind)?,
        case: job.case_id.clone(),
        rev: case.rev,
        version: case.version + 1,
        customer: Customer {
            id: case.customer_id,
            email: customer_email(db, job, case.rev).await?,
            name: case.name,
        },
        thread_subject: newest.map_or(case.subject, |mail| mail.subject.clone()),
        earlier_texts: earlier_texts(db, job, newest.map(|mail| &mail.id)).await?,
        due: due(db, job).await?,
        rejected: input.rejected,
        last_language: case.language.map(Language),
        mails,
    })
}

/// The address that the newest event of this case gave: the one the reply goes to.
async fn customer_email(db: &Db, job: &Claimed, rev: i64) -> sqlx::Result<String> {
    let sql = "SELECT customer_email FROM email WHERE case_id = $1 AND rev <= $2 AND event_id IS NOT NULL
                ORDER BY created_at DESC, id DESC LIMIT 1";
    sqlx::query_scalar(sql).bind(job.case_id.as_str()).bind(rev).fetch_one(db.read()).await
}

#[derive(sqlx::FromRow)]
struct MailRow {
    id: String,
    message_id: String,
    sender: String,
    subject: String,
    new_text: String,
    quoted: String,
    hidden_text: i64,
    attachments: String,
    received_at: i64,
}

async fn unanswered(db: &Db, job: &Claimed, rev: i64) -> sqlx::Result<Vec<InboundMail>> {
    let sql = "SELECT id, message_id, sender, subject, new_text, quoted, hidden_text, attachments, received_at FROM email
                WHERE case_id = $1 AND rev <= $2 AND direction = 'inbound' AND parked IS NULL AND answered_by IS NULL
                ORDER BY created_at, id";
    let rows: Vec<MailRow> =
        sqlx::query_as(sql).bind(job.case_id.as_str()).bind(rev).fetch_all(db.read()).await?;
    rows.into_iter().map(mail).collect()
}

fn mail(row: MailRow) -> sqlx::Result<InboundMail> {
    Ok(InboundMail {
        id: EmailId::parse(row.id).map_err(|e| sqlx::Error::Decode(e.into()))?,
        message_id: row.message_id,
        from: row.sender,
        subject: row.subject,
        text: row.new_text,
        quoted: row.quoted,
        hidden_text: row.hidden_text == 1,
        attachments: from_json(&row.attachments)?,
        received_at: time(row.received_at),
    })
}

/// What this customer wrote in this case and got an answer to; what waits beside the newest mail is in the task.
async fn earlier_texts(db: &Db, job: &Claimed, newest: Option<&EmailId>) -> sqlx::Result<Vec<String>> {
    let sql = "SELECT new_text FROM email
                WHERE case_id = $1 AND id <> $2 AND direction = 'inbound' AND parked IS NULL AND answered_by IS NOT NULL
                  AND created_at <= COALESCE((SELECT created_at FROM email WHERE id = $2), 9223372036854775807)
                ORDER BY created_at DESC, id DESC LIMIT $3";
    sqlx::query_scalar(sql)
        .bind(job.case_id.as_str())
        .bind(newest.map_or("", |id| id.as_str()))
        .bind(EARLIER)
        .fetch_all(db.read())
        .await
}

#[derive(sqlx::FromRow)]
struct DueRow {
    action_id: String,
    order_id: i64,
    delivery_id: i64,
    why: Option<String>,
}

async fn due(db: &Db, job: &Claimed) -> sqlx::Result<Vec<DueFollowUp>> {
    let sql = "SELECT action_id, order_id, delivery_id, why FROM follow_up
                WHERE case_id = $1 AND state = 'due' ORDER BY delivery_id";
    let rows: Vec<DueRow> = sqlx::query_as(sql).bind(job.case_id.as_str()).fetch_all(db.read()).await?;
    rows.into_iter()
        .map(|row| {
            let why = row.why.as_deref().map_or(Ok(DueWhy::Arrived), word_of)?;
            let action = ActionId::parse(row.action_id).map_err(|e| sqlx::Error::Decode(e.into()))?;
            Ok(DueFollowUp { action, order_id: row.order_id, delivery_id: row.delivery_id, why })
        })
        .collect()
}
