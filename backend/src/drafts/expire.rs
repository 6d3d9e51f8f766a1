//! A version that nobody answered in time expires: that is neither a yes nor a no.

use crate::app::App;
use crate::live;
use crate::store::micros;
use api::CaseId;

/// Expires what is due; gives how many.
///
/// # Errors
/// When the database does not answer.
pub async fn expire(app: &App) -> sqlx::Result<usize> {
    let now = app.now();
    let sql = "SELECT id, case_id FROM draft WHERE state = 'awaiting_review' AND expires_at <= $1 LIMIT 100";
    let due: Vec<(String, String)> = sqlx::query_as(sql).bind(micros(now)).fetch_all(app.db.read()).await?;
    for (draft_id, case_id) in &due {
        let case_id = CaseId::parse(case_id.clone()).map_err(|e| sqlx::Error::Decode(e.into()))?;
        let mut tx = app.db.begin().await?;
        crate::cases::rev(&mut tx, &case_id).await?;
        let sql =
            "UPDATE draft SET state = 'expired', updated_at = $2 WHERE id = $1 AND state = 'awaiting_review'";
        sqlx::query(sql).bind(draft_id).bind(micros(now)).execute(&mut *tx).await?;
        live::case_changed(&mut tx, &case_id, now).await?;
        tx.commit().await?;
    }
    Ok(due.len())
}
