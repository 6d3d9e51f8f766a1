//! How a case moves: every change of its row goes through here, so that `seq` grows with each.

use crate::config::Due;
use crate::store::{Tx, micros, time, word};
use api::{CaseId, CaseState, Time, Urgency};
use std::time::Duration;

/// The case's rev, holding its row until the transaction ends (another mail of the case waits).
pub async fn rev(tx: &mut Tx, case_id: &CaseId) -> sqlx::Result<i64> {
    let sql = "UPDATE cases SET seq = seq + 1 WHERE id = $1 RETURNING rev";
    sqlx::query_scalar(sql).bind(case_id.as_str()).fetch_one(&mut **tx).await
}

/// A customer's mail that came in.
#[derive(Debug)]
pub struct Arrived<'a> {
    pub now: Time,
    /// When the customer sent it: what they have waited since. Never later than now, whatever a sender's clock says.
    pub since: Time,
    /// Of its job: above 0 the words at ingest were urgent.
    pub priority: i64,
    pub due: &'a Due,
}

/// A new rev; the case works again, and wakes if it was snoozed.
pub async fn arrived(tx: &mut Tx, case_id: &CaseId, arrived: &Arrived<'_>) -> sqlx::Result<i64> {
    let urgency = if arrived.priority > 0 { Urgency::Urgent } else { Urgency::Normal };
    let since = arrived.since.min(arrived.now);
    let deadline = Deadline::of(since, urgency, arrived.due);
    let sql = "UPDATE cases SET rev = rev + 1, seq = seq + 1, state = 'working', snoozed_until = NULL, needs_role = NULL,
                 unanswered_since = COALESCE(unanswered_since, $5),
                 due_at = CASE WHEN unanswered_since IS NOT NULL AND due_at < $3 THEN due_at ELSE $3 END,
                 at_risk_at = CASE WHEN unanswered_since IS NOT NULL AND due_at < $3 THEN at_risk_at ELSE $4 END,
                 reject_rounds = 0, updated_at = $2
               WHERE id = $1 RETURNING rev";
    sqlx::query_scalar(sql)
        .bind(case_id.as_str())
        .bind(micros(arrived.now))
        .bind(micros(deadline.due_at))
        .bind(micros(deadline.at_risk_at))
        .bind(micros(since))
        .fetch_one(&mut **tx)
        .await
}

/// Somebody answered outside: a new rev, nothing left for us to say.
pub async fn answered_elsewhere(tx: &mut Tx, case_id: &CaseId, now: Time) -> sqlx::Result<i64> {
    let sql = "UPDATE cases SET rev = rev + 1, seq = seq + 1, state = 'waiting_customer', unanswered_since = NULL,
                 due_at = NULL, at_risk_at = NULL, needs_role = NULL, snoozed_until = NULL, proposal = '', updated_at = $2
               WHERE id = $1 RETURNING rev";
    let rev = sqlx::query_scalar(sql).bind(case_id.as_str()).bind(micros(now)).fetch_one(&mut **tx).await?;
    let sql = "UPDATE email SET answered_by = 'elsewhere'
                WHERE case_id = $1 AND direction = 'inbound' AND parked IS NULL AND answered_by IS NULL";
    sqlx::query(sql).bind(case_id.as_str()).execute(&mut **tx).await?;
    Ok(rev)
}

/// A follow-up fell due: acts like a mail.
pub async fn fell_due(tx: &mut Tx, case_id: &CaseId, now: Time, due: &Due) -> sqlx::Result<i64> {
    arrived(tx, case_id, &Arrived { now, since: now, priority: 0, due }).await
}

pub async fn set_state(tx: &mut Tx, case_id: &CaseId, state: CaseState, now: Time) -> sqlx::Result<()> {
    let sql = "UPDATE cases SET state = $2, seq = seq + 1, updated_at = $3 WHERE id = $1";
    sqlx::query(sql).bind(case_id.as_str()).bind(word(state)).bind(micros(now)).execute(&mut **tx).await?;
    Ok(())
}

/// Nothing of the case is under way any more, unless something else is: nobody is waited for.
pub async fn leave(tx: &mut Tx, case_id: &CaseId, now: Time) -> sqlx::Result<()> {
    let sql = "UPDATE cases SET state = 'done', due_at = NULL, at_risk_at = NULL, unanswered_since = NULL, updated_at = $2
                WHERE id = $1 AND state IN ('working', 'needs_you', 'failed')
                  AND NOT EXISTS (SELECT 1 FROM job WHERE case_id = $1 AND state IN ('queued', 'running'))
                  AND NOT EXISTS (SELECT 1 FROM draft WHERE case_id = $1
                    AND state IN ('awaiting_review', 'awaiting_second', 'expired'))
                  AND NOT EXISTS (SELECT 1 FROM effect WHERE case_id = $1 AND state IN ('failed', 'unknown'))";
    sqlx::query(sql).bind(case_id.as_str()).bind(micros(now)).execute(&mut **tx).await?;
    Ok(())
}

/// Until when a mail must be answered, and from when that is at risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    pub due_at: Time,
    pub at_risk_at: Time,
}

impl Deadline {
    /// At risk: under a quarter of the time is left.
    pub fn of(since: Time, urgency: Urgency, due: &Due) -> Self {
        let allowed = match urgency {
            Urgency::Urgent => due.urgent,
            Urgency::High => due.high,
            Urgency::Normal => due.normal,
            Urgency::Low => due.low,
        };
        Self { due_at: after(since, allowed), at_risk_at: after(since, allowed * 3 / 4) }
    }
}

/// `at` plus `by`, to the microsecond, and never past the end of time.
pub fn after(at: Time, by: Duration) -> Time {
    time(micros(at).saturating_add(i64::try_from(by.as_micros()).unwrap_or(i64::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_at_risk_when_a_quarter_of_its_time_is_left() {
        let due = crate::config::Settings::default().due;
        for (urgency, minutes) in
            [(Urgency::Urgent, 60), (Urgency::High, 240), (Urgency::Normal, 1440), (Urgency::Low, 4320)]
        {
            let deadline = Deadline::of(time(0), urgency, &due);
            assert_eq!(micros(deadline.due_at), minutes * 60_000_000, "{urgency:?}");
            assert_eq!(micros(deadline.at_risk_at), minutes * 45_000_000, "{urgency:?}");
        }
    }
}
