//! The messages of a case, as the thread shows them, and one of them whole.

use crate::store::{Db, from_json, time, word_of};
use api::{CaseId, EmailDetail, EmailId, EmailView};

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    direction: String,
    message_id: String,
    sender: String,
    recipients: String,
    cc: String,
    subject: String,
    new_text: String,
    quoted: String,
    signature: String,
    has_html: i64,
    hidden_text: i64,
    attachments: String,
    received_at: i64,
    parked: Option<String>,
    answered_by: Option<String>,
}

/// Oldest first; the newest 200 of a very long case.
pub async fn of_case(db: &Db, id: &CaseId) -> sqlx::Result<Vec<EmailView>> {
    let sql = "SELECT id, direction, message_id, sender, recipients, cc, subject, new_text, quoted, signature,
                 CAST(CASE WHEN html IS NULL THEN 0 ELSE 1 END AS BIGINT) AS has_html, hidden_text, attachments, received_at, parked,
                 answered_by FROM email WHERE case_id = $1 ORDER BY created_at DESC, id DESC LIMIT 200";
    let rows: Vec<Row> = sqlx::query_as(sql).bind(id.as_str()).fetch_all(db.read()).await?;
    rows.into_iter().rev().map(EmailView::try_from).collect()
}

#[derive(sqlx::FromRow)]
struct WholeRow {
    #[sqlx(flatten)]
    row: Row,
    case_id: String,
    in_reply_to: Option<String>,
    mail_references: String,
    body: String,
}

/// `None`: there is no such message.
pub async fn find(db: &Db, id: &EmailId) -> sqlx::Result<Option<EmailDetail>> {
    let sql = "SELECT id, direction, message_id, sender, recipients, cc, subject, new_text, quoted, signature,
                 CAST(CASE WHEN html IS NULL THEN 0 ELSE 1 END AS BIGINT) AS has_html, hidden_text, attachments,
                 received_at, parked, answered_by, case_id, in_reply_to, mail_references, body
               FROM email WHERE id = $1";
    let whole: Option<WholeRow> = sqlx::query_as(sql).bind(id.as_str()).fetch_optional(db.read()).await?;
    whole.map(EmailDetail::try_from).transpose()
}

/// The HTML as it came. `None`: there is no such message, or it has none.
pub async fn html_of(db: &Db, id: &EmailId) -> sqlx::Result<Option<String>> {
    let sql = "SELECT html FROM email WHERE id = $1 AND html IS NOT NULL";
    sqlx::query_scalar(sql).bind(id.as_str()).fetch_optional(db.read()).await
}

impl TryFrom<WholeRow> for EmailDetail {
    type Error = sqlx::Error;

    fn try_from(whole: WholeRow) -> sqlx::Result<Self> {
        Ok(Self {
            email: EmailView::try_from(whole.row)?,
            case_id: CaseId::parse(whole.case_id).map_err(|e| sqlx::Error::Decode(e.into()))?,
            in_reply_to: whole.in_reply_to,
            references: from_json(&whole.mail_references)?,
            body: whole.body,
        })
    }
}

impl TryFrom<Row> for EmailView {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> sqlx::Result<Self> {
        let some = |text: String| (!text.trim().is_empty()).then_some(text);
        Ok(Self {
            id: EmailId::parse(row.id).map_err(|e| sqlx::Error::Decode(e.into()))?,
            direction: word_of(&row.direction)?,
            message_id: row.message_id,
            from: row.sender,
            to: from_json(&row.recipients)?,
            cc: from_json(&row.cc)?,
            subject: row.subject,
            text: row.new_text,
            quoted: some(row.quoted),
            signature: some(row.signature),
            has_html: row.has_html == 1,
            hidden_text: row.hidden_text == 1,
            attachments: from_json(&row.attachments)?,
            received_at: time(row.received_at),
            unanswered: row.direction == "inbound" && row.parked.is_none() && row.answered_by.is_none(),
            parked: row.parked,
        })
    }
}
