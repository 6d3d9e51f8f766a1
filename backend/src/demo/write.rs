//! A person writes as one of the demo's customers.

use crate::ids;
use crate::store::Db;
use api::{CaseId, DemoMail, Direction, EmailEvent, Message, Time};

#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    #[error("the demo has no such customer")]
    Customer,
    #[error("this customer has no such case")]
    Case,
    #[error("could not read the case")]
    Store(#[from] sqlx::Error),
}

/// The event that a CRM would post for this mail; in a case it answers the newest message there.
///
/// # Errors
/// [`WriteError::Customer`], [`WriteError::Case`] (another customer's is none of theirs), or the database's.
pub async fn event(db: &Db, mail: DemoMail, shop_address: &str, now: Time) -> Result<EmailEvent, WriteError> {
    let customer = customer(db, &mail.customer_id).await?.ok_or(WriteError::Customer)?;
    let thread = match &mail.case_id {
        Some(case_id) => thread(db, &customer.id, case_id).await?,
        None => Vec::new(),
    };
    let id = ids::fresh();
    Ok(EmailEvent {
        event_id: format!("demo-{id}"),
        case_id: mail.case_id.map(String::from),
        direction: Direction::Inbound,
        message: Message {
            message_id: format!("<demo-{id}@{}>", customer.email.split('@').next_back().unwrap_or_default()),
            in_reply_to: thread.last().cloned(),
            references: thread,
            from: format!("{} <{}>", customer.name, customer.email),
            to: vec![shop_address.to_owned()],
            cc: Vec::new(),
            subject: mail.subject,
            text: Some(mail.text),
            html: None,
            received_at: now,
            headers: Default::default(),
            attachments: Vec::new(),
        },
        customer,
    })
}

/// Whoever buys at the demo's shop; one without an address cannot write.
async fn customer(db: &Db, id: &str) -> sqlx::Result<Option<api::Customer>> {
    let sql = "SELECT id, email, name FROM shop_customer WHERE id = $1 AND email LIKE '%@%'";
    let row: Option<(String, String, String)> =
        sqlx::query_as(sql).bind(id).fetch_optional(db.read()).await?;
    Ok(row.map(|(id, email, name)| api::Customer { id, email, name }))
}

/// The newest Message-IDs of the case, oldest first; a thread needs no more.
async fn thread(db: &Db, customer_id: &str, case_id: &CaseId) -> Result<Vec<String>, WriteError> {
    let sql = "SELECT message_id FROM email WHERE case_id = $1 AND customer_id = $2
                ORDER BY created_at DESC, id DESC LIMIT 50";
    let query = sqlx::query_scalar(sql).bind(case_id.as_str()).bind(customer_id);
    let mut ids: Vec<String> = query.fetch_all(db.read()).await?;
    ids.reverse();
    if ids.is_empty() { Err(WriteError::Case) } else { Ok(ids) }
}
