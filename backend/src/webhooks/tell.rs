//! Writing a delivery, in the transaction of what it tells.

use super::Event;
use crate::app::App;
use crate::cases;
use crate::ids;
use crate::store::{Room, Tx, micros, to_json};
use crate::telemetry;
use api::{CaseId, DeliveryId, Time};
use serde::Serialize;

#[derive(Serialize)]
struct Body<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    timestamp: Time,
    data: Data<'a>,
}

#[derive(Serialize)]
struct Data<'a> {
    case_id: &'a CaseId,
    crm_case_id: Option<&'a str>,
    #[serde(flatten)]
    event: &'a Event<'a>,
}

/// Durable with the caller's commit; nothing where nobody listens.
pub async fn tell(
    tx: &mut Tx,
    app: &App,
    case_id: &CaseId,
    event: &Event<'_>,
    now: Time,
) -> sqlx::Result<()> {
    if app.listener.is_none() {
        return Ok(());
    }
    let names = cases::names(&mut **tx, case_id).await?;
    let data = Data { case_id, crm_case_id: names.crm_case_id.as_deref(), event };
    let body = to_json(&Body { kind: event.name(), timestamp: now, data })?;
    let sql = "INSERT INTO webhook_delivery (id, type, case_id, body, state, run_at, created_at, updated_at, traceparent)
               VALUES ($1, $2, $3, $4, 'ready', $5, $5, $5, $6)";
    sqlx::query(sql)
        .bind(DeliveryId::from_tail(ids::fresh()).as_str())
        .bind(event.name())
        .bind(case_id.as_str())
        .bind(body)
        .bind(micros(now))
        .bind(telemetry::current_traceparent())
        .execute(&mut **tx)
        .await?;
    tx.wakes(Room::Webhooks);
    Ok(())
}
