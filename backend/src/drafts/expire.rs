//! A version that nobody answered in time expires: that is neither a yes nor a no.

use crate::app::App;
use crate::live;
use crate::store::{micros, or_leave};
use api::{CaseId, Time};

/// Expires what is due; gives how many.
///
/// # Errors
/// When the database does not answer; a version that fails alone is left for the next round.
pub async fn expire(app: &App) -> sqlx::Result<usize> {
    let now = app.now();
    let sql = "SELECT id, case_id FROM draft WHERE state = 'awaiting_review' AND expires_at <= $1 LIMIT 100";
    let due: Vec<(String, String)> = sqlx::query_as(sql).bind(micros(now)).fetch_all(app.db.read()).await?;
    let mut expired = 0;
    for (draft_id, case_id) in &due {
        let swept = expire_one(app, draft_id, case_id, now).await;
        expired += usize::from(or_leave(swept, "expiries", draft_id).is_some());
    }
    Ok(expired)
}

async fn expire_one(app: &App, draft_id: &str, case_id: &str, now: Time) -> sqlx::Result<()> {
    let case_id = CaseId::parse(case_id).map_err(|e| sqlx::Error::Decode(e.into()))?;
    let mut tx = app.db.begin().await?;
    crate::cases::rev(&mut tx, &case_id).await?;
    let sql =
        "UPDATE draft SET state = 'expired', updated_at = $2 WHERE id = $1 AND state = 'awaiting_review'";
    sqlx::query(sql).bind(draft_id).bind(micros(now)).execute(&mut *tx).await?;
    live::case_changed(&mut tx, &case_id, now).await?;
    tx.commit().await
}
