//! Where a case stands, once something of it has ended.

use crate::drafts::state_after;
use crate::store::{Tx, word_of};
use api::{CaseId, CaseState, Outcome, Time};

#[derive(sqlx::FromRow)]
struct Open {
    broken: i64,
    waiting: i64,
    running: i64,
    leaving: i64,
    unanswered: i64,
    outcome: Option<String>,
    verdict: Option<String>,
}

/// Reads the case's effects, drafts and jobs, and says so. The first that applies: something is broken, a version
/// waits, a run is under way, effects are leaving, all is done. Whoever settles tells the screens, once.
pub async fn settle(tx: &mut Tx, case_id: &CaseId, now: Time) -> sqlx::Result<()> {
    let sql = "SELECT
        (SELECT COUNT(*) FROM effect WHERE case_id = $1 AND state IN ('failed', 'unknown')) AS broken,
        (SELECT COUNT(*) FROM draft WHERE case_id = $1 AND state IN ('awaiting_review', 'awaiting_second', 'expired')) AS waiting,
        (SELECT COUNT(*) FROM job WHERE case_id = $1 AND state IN ('queued', 'running')) AS running,
        (SELECT COUNT(*) FROM effect WHERE case_id = $1 AND kind IN ('action', 'mail') AND state IN ('held', 'ready', 'dispatching')) AS leaving,
        (SELECT COUNT(*) FROM email WHERE case_id = $1 AND direction = 'inbound' AND parked IS NULL AND answered_by IS NULL) AS unanswered,
        (SELECT f.outcome FROM decision d JOIN draft f ON f.id = d.draft_id
          WHERE d.case_id = $1 AND d.undone_at IS NULL AND d.verdict IN ('approve', 'close') ORDER BY d.created_at DESC LIMIT 1) AS outcome,
        (SELECT d.verdict FROM decision d
          WHERE d.case_id = $1 AND d.undone_at IS NULL AND d.verdict IN ('approve', 'close') ORDER BY d.created_at DESC LIMIT 1) AS verdict";
    let open: Open = sqlx::query_as(sql).bind(case_id.as_str()).fetch_one(&mut **tx).await?;
    if let Some(state) = state(&open)? {
        super::set_state(tx, case_id, state, now).await?;
    }
    Ok(())
}

/// `None`: nothing here tells, the state stays.
fn state(open: &Open) -> sqlx::Result<Option<CaseState>> {
    let outcome: Option<Outcome> = open.outcome.as_deref().map(word_of).transpose()?;
    Ok(match open {
        Open { broken: 1.., .. } => Some(CaseState::Failed),
        Open { waiting: 1.., .. } => Some(CaseState::NeedsYou),
        Open { running: 1.., .. } => Some(CaseState::Working),
        Open { leaving: 1.., .. } => Some(CaseState::Sending),
        // Mails that no job covers: a dead letter keeps its own state.
        Open { unanswered: 1.., .. } => None,
        Open { verdict: Some(verdict), .. } if verdict == "close" => Some(CaseState::Done),
        _ => outcome.map(state_after),
    })
}
