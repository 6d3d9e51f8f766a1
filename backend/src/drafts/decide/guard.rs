//! What must hold before an answer is looked at: in this order, the first hit refuses.

use super::Deciding;
use crate::drafts::find::{DraftRow, find_in};
use crate::drafts::refusal::Refusal;
use crate::store::{Tx, micros, time, word_of};
use api::{DraftId, DraftState, Role};

/// The same decision id was recorded meanwhile: with the same body it is answered again, else refused.
async fn is_known(tx: &mut Tx, deciding: &Deciding<'_>) -> Result<bool, Refusal> {
    let sql = "SELECT request_hash FROM decision WHERE id = $1";
    let known: Option<String> =
        sqlx::query_scalar(sql).bind(&deciding.request.decision_id.0).fetch_optional(&mut **tx).await?;
    match known {
        None => Ok(false),
        Some(hash) if hash == deciding.request_hash => Ok(true),
        Some(_) => Err(Refusal::DecisionIdReused),
    }
}

#[derive(sqlx::FromRow)]
struct CaseNow {
    rev: i64,
    draft_id: Option<String>,
    version: i64,
    claimed_by: Option<String>,
    claim_until: Option<i64>,
    claim_number: i64,
    needs_role: Option<String>,
}

/// Gives the version to answer, its case's row held until the transaction ends. `None`: this very decision is recorded.
pub async fn check(tx: &mut Tx, deciding: &Deciding<'_>) -> Result<Option<DraftRow>, Refusal> {
    let sql = "UPDATE cases SET seq = seq + 1 WHERE id = (SELECT case_id FROM draft WHERE id = $1)
               RETURNING rev, draft_id, version, claimed_by, claim_until, claim_number, needs_role";
    let case: Option<CaseNow> =
        sqlx::query_as(sql).bind(deciding.draft_id.as_str()).fetch_optional(&mut **tx).await?;
    let case = case.ok_or(Refusal::NoDraft)?;
    // Only now: whoever sends the same twice at once waits for the row above, and finds the first one's answer.
    if is_known(tx, deciding).await? {
        return Ok(None);
    }
    let draft = find_in(tx, deciding.draft_id).await?.ok_or(Refusal::NoDraft)?;
    undecided(tx, &draft).await?;
    newest(deciding, &draft, &case)?;
    at_rev(deciding, &draft, &case)?;
    unclaimed(tx, deciding, &case).await?;
    if deciding.request.decision_hash != draft.decision_hash {
        return Err(Refusal::ContentChanged { decision_hash: draft.decision_hash });
    }
    if draft.state == DraftState::Expired {
        return Err(Refusal::FactsChanged { which: vec!["expired".to_owned()], draft_id: None });
    }
    may_decide(deciding, &case)?;
    Ok(Some(draft))
}

/// A standing answer of whoever was first.
async fn undecided(tx: &mut Tx, draft: &DraftRow) -> Result<(), Refusal> {
    let sql = "SELECT decided_by_name, created_at, verdict FROM decision
                WHERE draft_id = $1 AND undone_at IS NULL AND verdict <> 'escalate'";
    let first: Option<(String, i64, String)> =
        sqlx::query_as(sql).bind(draft.id.as_str()).fetch_optional(&mut **tx).await?;
    match first {
        None => Ok(()),
        Some((by, at, verdict)) => {
            Err(Refusal::AlreadyDecided { by, at: time(at), verdict: word_of(&verdict)? })
        }
    }
}

fn newest(deciding: &Deciding<'_>, draft: &DraftRow, case: &CaseNow) -> Result<(), Refusal> {
    let waits = match draft.state {
        DraftState::AwaitingReview | DraftState::AwaitingSecond | DraftState::Expired => true,
        DraftState::Approved
        | DraftState::Released
        | DraftState::Rejected
        | DraftState::Superseded
        | DraftState::Withdrawn => false,
    };
    if waits && deciding.request.version == draft.version {
        return Ok(());
    }
    let newest = case.draft_id.clone().and_then(|id| DraftId::parse(id).ok());
    Err(Refusal::Superseded { newest, version: case.version })
}

fn at_rev(deciding: &Deciding<'_>, draft: &DraftRow, case: &CaseNow) -> Result<(), Refusal> {
    if case.rev == draft.based_on_rev && deciding.request.based_on_rev == draft.based_on_rev {
        return Ok(());
    }
    Err(Refusal::StaleInbound { based_on: deciding.request.based_on_rev, now: case.rev })
}

/// Nobody else's claim is alive; and a client that believes in an older claim is told that somebody was there since.
async fn unclaimed(tx: &mut Tx, deciding: &Deciding<'_>, case: &CaseNow) -> Result<(), Refusal> {
    let by = case.claimed_by.as_deref();
    let alive = by.is_some() && case.claim_until.is_some_and(|until| until > micros(deciding.now));
    let mine = by == Some(deciding.reviewer.id().as_str());
    let outdated = deciding.request.claim_number.is_some_and(|number| number < case.claim_number);
    if mine || !(alive || outdated) {
        return Ok(());
    }
    let sql = "SELECT name FROM staff WHERE id = $1";
    let who: Option<String> = sqlx::query_scalar(sql).bind(by).fetch_optional(&mut **tx).await?;
    let until = case.claim_until.map_or(deciding.now, time);
    Err(Refusal::ClaimedBy { who: who.unwrap_or_else(|| "A colleague".to_owned()), until })
}

fn may_decide(deciding: &Deciding<'_>, case: &CaseNow) -> Result<(), Refusal> {
    let needed: Option<Role> = case.needs_role.as_deref().map(word_of).transpose()?;
    match needed {
        Some(needs_role) if deciding.reviewer.role() < needs_role => Err(Refusal::Limit { needs_role }),
        _ => Ok(()),
    }
}
