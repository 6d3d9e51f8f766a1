//! What open screens shall be told: written in the transaction that changes the thing itself.

use crate::store::{Room, Tx, micros};
use api::{CaseId, LiveEvent, Time};

/// The row of a case changed; its content is read when it is told, so that nobody is told an old one.
pub async fn case_changed(tx: &mut Tx, case_id: &CaseId, now: Time) -> sqlx::Result<()> {
    insert(tx, Some(case_id), "case.upserted", "{}", now).await
}

/// Something happened that a screen with this case open wants to know.
pub async fn happened(tx: &mut Tx, case_id: &CaseId, event: &LiveEvent, now: Time) -> sqlx::Result<()> {
    let tagged = serde_json::to_value(event).map_err(|e| sqlx::Error::Encode(e.into()))?;
    let name = tagged["event"].as_str().unwrap_or_default().to_owned();
    insert(tx, Some(case_id), &name, &tagged["data"].to_string(), now).await
}

async fn insert(
    tx: &mut Tx,
    case_id: Option<&CaseId>,
    name: &str,
    body: &str,
    now: Time,
) -> sqlx::Result<()> {
    tx.wakes(Room::Live);
    let sql = "INSERT INTO live_event (case_id, name, body, at) VALUES ($1, $2, $3, $4)";
    sqlx::query(sql)
        .bind(case_id.map(CaseId::as_str))
        .bind(name)
        .bind(body)
        .bind(micros(now))
        .execute(&mut **tx)
        .await?;
    Ok(())
}
