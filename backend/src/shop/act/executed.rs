//! What was carried out under which key.

use super::{ActError, Action, Refusal, refuse};
use crate::cases::CustomerScope;
use crate::store::{Tx, micros, to_json};
use api::Time;

/// What this key answered before, if it was used.
///
/// # Errors
/// [`Refusal::KeyReused`] when it was used for another action.
pub(super) async fn answer(
    tx: &mut Tx,
    scope: &CustomerScope,
    action: &Action,
) -> Result<Option<String>, ActError> {
    let sql = "SELECT customer_id, action, answer FROM shop_executed WHERE idempotency_key = $1";
    let query = sqlx::query_as(sql).bind(&action.idempotency_key);
    let found: Option<(String, String, String)> = query.fetch_optional(&mut **tx).await?;
    match found {
        None => Ok(None),
        Some((customer, before, answer)) if customer == scope.customer_id() && before == text(action)? => {
            Ok(Some(answer))
        }
        Some(_) => refuse(Refusal::KeyReused, "This idempotency key stands for another action."),
    }
}

pub(super) async fn record(
    tx: &mut Tx,
    scope: &CustomerScope,
    action: &Action,
    answer: &str,
    now: Time,
) -> sqlx::Result<()> {
    let sql = "INSERT INTO shop_executed (idempotency_key, delivery_id, order_id, customer_id, type, action, answer, at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    sqlx::query(sql)
        .bind(&action.idempotency_key)
        .bind(action.what.delivery_id())
        .bind(action.what.order_id())
        .bind(scope.customer_id())
        .bind(action.what.kind().as_str())
        .bind(text(action)?)
        .bind(answer)
        .bind(micros(now))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

fn text(action: &Action) -> sqlx::Result<String> {
    to_json(&(&action.what, action.amount))
}
