//! Which case does this mail belong to? Never one of another customer: every look-up carries the customer's id.

use crate::ids::Ids;
use crate::store::{Tx, micros};
use agent::mail::message_id::normalise;
use api::{CaseId, EmailEvent, Time};
use sqlx::AssertSqlSafe;
use std::collections::BTreeMap;

/// Finds the mail's case, or opens one.
pub async fn case_of(
    tx: &mut Tx,
    ids: &Ids,
    source: &str,
    event: &EmailEvent,
    now: Time,
) -> sqlx::Result<CaseId> {
    let found = match &event.case_id {
        Some(named) => named_case(tx, source, &event.customer.id, named).await?,
        None => referenced_case(tx, event).await?,
    };
    match found {
        Some(case_id) => Ok(case_id),
        None => open(tx, CaseId::from_tail(ids.fresh(CaseId::PREFIX)), source, event, now).await,
    }
}

/// The CRM's own id, or ours of the same customer. An unknown one opens a new case whatever References say.
async fn named_case(tx: &mut Tx, source: &str, customer: &str, named: &str) -> sqlx::Result<Option<CaseId>> {
    let sql = "SELECT id FROM cases
                WHERE customer_id = $1 AND (id = $2 OR (source = $3 AND crm_case_id = $2))
                ORDER BY created_at LIMIT 1";
    let id: Option<String> =
        sqlx::query_scalar(sql).bind(customer).bind(named).bind(source).fetch_optional(&mut **tx).await?;
    id.map(case_id).transpose()
}

/// In-Reply-To first, then References from last to first (RFC 5322 section 3.6.4).
async fn referenced_case(tx: &mut Tx, event: &EmailEvent) -> sqlx::Result<Option<CaseId>> {
    let references = event.message.references.iter().rev();
    let named = event.message.in_reply_to.iter().chain(references);
    let named: Vec<String> = named.map(|reference| normalise(reference)).collect();
    let known = known(tx, &event.customer.id, &named).await?;
    let first = named.iter().find_map(|message_id| known.get(message_id));
    first.cloned().map(case_id).transpose()
}

/// The cases of those messages that this customer has, all in one question: a mail may name two hundred, and whoever
/// else writes waits meanwhile.
async fn known(tx: &mut Tx, customer: &str, named: &[String]) -> sqlx::Result<BTreeMap<String, String>> {
    if named.is_empty() {
        return Ok(BTreeMap::new());
    }
    let places: Vec<String> = (2..named.len() + 2).map(|place| format!("${place}")).collect();
    let sql = AssertSqlSafe(format!(
        "SELECT message_id, case_id FROM email WHERE customer_id = $1 AND message_id IN ({}) ORDER BY created_at DESC",
        places.join(", ") // places only: the ids are bound
    ));
    let mut query = sqlx::query_as(sql).bind(customer.to_owned());
    for message_id in named {
        query = query.bind(message_id.clone());
    }
    // The oldest of several mails with one id comes last, and stays.
    let rows: Vec<(String, String)> = query.fetch_all(&mut **tx).await?;
    Ok(rows.into_iter().collect())
}

async fn open(tx: &mut Tx, id: CaseId, source: &str, event: &EmailEvent, now: Time) -> sqlx::Result<CaseId> {
    // One of our own ids is not the CRM's: a foreign or unknown `cas_..` must not become a name for this case.
    let crm_case_id = event.case_id.as_deref().filter(|named| !named.starts_with(CaseId::PREFIX));
    let sql =
        "INSERT INTO cases (id, customer_id, source, crm_case_id, state, subject, created_at, updated_at)
               VALUES ($1, $2, $3, $4, 'done', $5, $6, $6)";
    sqlx::query(sql)
        .bind(id.as_str())
        .bind(&event.customer.id)
        .bind(source)
        .bind(crm_case_id)
        .bind(event.message.subject.trim())
        .bind(micros(now))
        .execute(&mut **tx)
        .await?;
    Ok(id)
}

fn case_id(text: String) -> sqlx::Result<CaseId> {
    CaseId::parse(text).map_err(|e| sqlx::Error::Decode(e.into()))
}
