//! Is this event a repeat? Two keys say so: (source, event id) and (source, customer, Message-ID).

use super::{Accept, IngestError};
use crate::ids::sha256_hex;
use crate::store::{Tx, word_of};
use api::{Accepted, AcceptedStatus, CaseId, EmailEvent, JobId, Links};

/// What a repeat must equal: a hash of `customer.id` and `message` without `received_at`.
pub fn content_hash(event: &EmailEvent) -> sqlx::Result<String> {
    let mut message = serde_json::to_value(&event.message).map_err(|e| sqlx::Error::Encode(e.into()))?;
    if let Some(fields) = message.as_object_mut() {
        fields.remove("received_at");
    }
    // serde_json's maps are sorted, so equal messages give equal bytes.
    let canonical = serde_json::json!({ "customer": event.customer.id, "message": message }).to_string();
    Ok(sha256_hex(canonical))
}

#[derive(sqlx::FromRow)]
struct Known {
    event_id: Option<String>,
    content_hash: String,
    job_id: Option<String>,
    case_id: String,
    accepted: Option<String>,
}

/// The first answer again where this was accepted before.
///
/// # Errors
/// [`IngestError::Conflict`]: the key is known with another body.
pub async fn find(
    tx: &mut Tx,
    source: &str,
    event: &EmailEvent,
    hash: &str,
) -> Result<Option<Accept>, IngestError> {
    let by_event = "SELECT event_id, content_hash, job_id, case_id, accepted FROM email
                     WHERE source = $1 AND event_id = $2";
    let known: Option<Known> =
        sqlx::query_as(by_event).bind(source).bind(&event.event_id).fetch_optional(&mut **tx).await?;
    if let Some(known) = known {
        return replay(known, hash, "event_id");
    }
    let by_message = "SELECT event_id, content_hash, job_id, case_id, accepted FROM email
                       WHERE source = $1 AND customer_id = $2 AND message_id = $3";
    let message_id = agent::mail::message_id::normalise(&event.message.message_id);
    let known: Option<Known> = sqlx::query_as(by_message)
        .bind(source)
        .bind(&event.customer.id)
        .bind(message_id)
        .fetch_optional(&mut **tx)
        .await?;
    known.map_or(Ok(None), |known| replay(known, hash, "message.message_id"))
}

fn replay(known: Known, hash: &str, key: &'static str) -> Result<Option<Accept>, IngestError> {
    // Our own mail, echoed back by the CRM: known without an event, whatever the CRM made of its body.
    let is_ours = known.event_id.is_none();
    if !is_ours && known.content_hash != hash {
        return Err(IngestError::Conflict { key });
    }
    let status = match &known.accepted {
        Some(word) => word_of(word)?,
        None => AcceptedStatus::Parked,
    };
    let job_id = JobId::parse(known.job_id.unwrap_or_default()).map_err(|e| sqlx::Error::Decode(e.into()))?;
    let case_id = CaseId::parse(known.case_id).map_err(|e| sqlx::Error::Decode(e.into()))?;
    Ok(Some(Accept { answer: accepted(job_id, case_id, status), replayed: true }))
}

/// The body of a `202`.
pub fn accepted(job_id: JobId, case_id: CaseId, status: AcceptedStatus) -> Accepted {
    let links = Links { job: format!("/v1/jobs/{job_id}"), case: format!("/v1/cases/{case_id}") };
    Accepted { job_id, case_id, status, links }
}
