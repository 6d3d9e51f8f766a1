//! Time passes on open screens: a case becomes at risk, a snooze ends, a claim lapses. Nobody writes the row when that
//! happens, so a sweep tells it.

use crate::app::App;
use crate::live;
use crate::store::{Tx, micros};
use api::{CaseId, Time};

/// Whose time came after `$1` and by `$2`. At most so many a round; the rest is told in the next.
const PASSED: &str = "SELECT id, at_risk_at AS at FROM cases WHERE state = 'needs_you' AND at_risk_at > $1 AND at_risk_at <= $2
    UNION ALL SELECT id, snoozed_until FROM cases WHERE snoozed_until > $1 AND snoozed_until <= $2
    UNION ALL SELECT id, claim_until FROM cases WHERE claimed_by IS NOT NULL AND claim_until > $1 AND claim_until <= $2
    ORDER BY 2 LIMIT 500";

/// Up to when everything is told; one for all processes.
const TOLD_UNTIL: &str = "told_until";

/// Tells the screens what time alone has changed since the last round.
///
/// # Errors
/// When the database does not answer: the next round tells it.
pub async fn tell_passed(app: &App) -> sqlx::Result<usize> {
    let now = micros(app.now());
    let Some(told) = told_until(app).await? else { return Ok(0) };
    let passed: Vec<(String, i64)> =
        sqlx::query_as(PASSED).bind(told).bind(now).fetch_all(app.db.read()).await?;
    let Some((_, last)) = passed.last() else { return Ok(0) };
    // A full round may end amid cases of the same moment: the next one begins with that moment.
    let until = match passed.len() {
        500 if last - 1 > told => last - 1,
        500 => *last,
        _ => now,
    };
    let mut tx = app.db.begin().await?;
    if is_ours(&mut tx, told, until).await? {
        for (id, _) in &passed {
            tell(&mut tx, id, app.now()).await?;
        }
    }
    tx.commit().await?;
    Ok(passed.len())
}

async fn told_until(app: &App) -> sqlx::Result<Option<i64>> {
    let sql = "SELECT value FROM installation WHERE key = $1";
    let value: Option<String> =
        sqlx::query_scalar(sql).bind(TOLD_UNTIL).fetch_optional(app.db.read()).await?;
    Ok(value.and_then(|value| value.parse().ok()))
}

/// In a house that never told anything: from now on.
///
/// # Errors
/// When the database does not answer.
pub async fn tell_from_now(app: &App) -> sqlx::Result<()> {
    let sql = "INSERT INTO installation (key, value) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING";
    sqlx::query(sql).bind(TOLD_UNTIL).bind(micros(app.now()).to_string()).execute(app.db.write()).await?;
    Ok(())
}

/// Of several processes one tells.
async fn is_ours(tx: &mut Tx, told: i64, until: i64) -> sqlx::Result<bool> {
    let sql = "UPDATE installation SET value = $3 WHERE key = $1 AND value = $2";
    let query = sqlx::query(sql).bind(TOLD_UNTIL).bind(told.to_string()).bind(until.to_string());
    Ok(query.execute(&mut **tx).await?.rows_affected() == 1)
}

async fn tell(tx: &mut Tx, id: &str, now: Time) -> sqlx::Result<()> {
    let case_id = CaseId::parse(id).map_err(|e| sqlx::Error::Decode(e.into()))?;
    live::case_changed(tx, &case_id, now).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::finds_by_index;

    #[tokio::test]
    async fn what_time_changed_is_found_without_reading_the_other_cases() {
        finds_by_index(PASSED, PASSED).await;
    }
}
