//! What the CRM was asked to do for a delivery. The row is committed before the call and stays while the CRM has done
//! it or may have: two effects of two cases never ask for the same thing, whatever has become of the first.

use super::claim::Taken;
use crate::store::{Tx, micros};
use api::{ActionParams, Time};

/// `false`: another effect asked for it.
///
/// # Errors
/// When the database does not answer.
pub async fn ask(tx: &mut Tx, taken: &Taken, what: &ActionParams, now: Time) -> sqlx::Result<bool> {
    let sql = "INSERT INTO crm_order (delivery_id, type, effect_id, asked_at) VALUES ($1, $2, $3, $4)
               ON CONFLICT (delivery_id, type) DO NOTHING";
    sqlx::query(sql)
        .bind(what.delivery_id())
        .bind(what.kind().as_str())
        .bind(taken.id.as_str())
        .bind(micros(now))
        .execute(&mut **tx)
        .await?;
    let sql = "SELECT effect_id FROM crm_order WHERE delivery_id = $1 AND type = $2";
    let query = sqlx::query_scalar(sql).bind(what.delivery_id()).bind(what.kind().as_str());
    let asked_by: String = query.fetch_one(&mut **tx).await?;
    Ok(asked_by == taken.id.as_str())
}

/// It did not happen and will not: another may ask.
///
/// # Errors
/// When the database does not answer.
pub async fn forget(tx: &mut Tx, taken: &Taken) -> sqlx::Result<()> {
    let sql = "DELETE FROM crm_order WHERE effect_id = $1";
    sqlx::query(sql).bind(taken.id.as_str()).execute(&mut **tx).await?;
    Ok(())
}
