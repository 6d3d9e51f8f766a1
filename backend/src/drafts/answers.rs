//! Which mails and follow-ups a version answers: marked when it is decided, unmarked when that is taken back.

use crate::store::{Tx, micros};
use api::{DraftId, Time};

/// The version's mails (up to its rev) and the follow-ups that were due are answered by it.
pub async fn mark(tx: &mut Tx, draft_id: &DraftId, now: Time) -> sqlx::Result<()> {
    let sql = "UPDATE email SET answered_by = $1
                WHERE case_id = (SELECT case_id FROM draft WHERE id = $1)
                  AND rev <= (SELECT based_on_rev FROM draft WHERE id = $1)
                  AND direction = 'inbound' AND parked IS NULL AND answered_by IS NULL";
    sqlx::query(sql).bind(draft_id.as_str()).execute(&mut **tx).await?;
    let sql = "UPDATE follow_up SET state = 'done', answered_by = $1, updated_at = $2
                WHERE case_id = (SELECT case_id FROM draft WHERE id = $1) AND state = 'due'";
    sqlx::query(sql).bind(draft_id.as_str()).bind(micros(now)).execute(&mut **tx).await?;
    Ok(())
}

/// They are open again.
pub async fn take_back(tx: &mut Tx, draft_id: &str, now: Time) -> sqlx::Result<()> {
    let sql = "UPDATE email SET answered_by = NULL WHERE answered_by = $1";
    sqlx::query(sql).bind(draft_id).execute(&mut **tx).await?;
    let sql =
        "UPDATE follow_up SET state = 'due', answered_by = NULL, updated_at = $2 WHERE answered_by = $1";
    sqlx::query(sql).bind(draft_id).bind(micros(now)).execute(&mut **tx).await?;
    Ok(())
}
