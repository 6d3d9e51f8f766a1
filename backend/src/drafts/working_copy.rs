//! A person's private, unfinished edit: saved on the server, carried over onto a newer version.

use super::content::Verdicts;
use super::find::{DraftRow, find};
use super::refusal::Refusal;
use crate::app::App;
use crate::cases;
use crate::staff::Reviewer;
use crate::store::{Tx, from_json, micros, time, to_json};
use agent::draft::{Content, body, merge_again};
use api::{DraftId, Time, WorkingCopy};

/// The copy of this version; else the newest one of a version that was superseded on the way to it, carried over by
/// three-way merge. What was typed for a reply that was sent, closed or rejected stays with that version.
pub async fn read(app: &App, draft: &DraftRow, reviewer: &Reviewer) -> Result<Option<WorkingCopy>, Refusal> {
    let sql = "SELECT w.draft_id, w.body, w.claim_number, w.saved_at FROM working_copy w JOIN draft d ON d.id = w.draft_id
                WHERE w.staff_id = $1 AND d.case_id = $2 AND d.version <= $3
                  AND NOT EXISTS (SELECT 1 FROM draft n WHERE n.case_id = $2 AND n.version >= d.version
                                    AND n.version < $3 AND n.state <> 'superseded')
                ORDER BY d.version DESC LIMIT 1";
    let row: Option<(String, String, Option<i64>, i64)> = sqlx::query_as(sql)
        .bind(reviewer.id().as_str())
        .bind(draft.case_id.as_str())
        .bind(draft.version)
        .fetch_optional(app.db.read())
        .await?;
    let Some((of, copy, claim_number, saved_at)) = row else { return Ok(None) };
    let mut copy: WorkingCopy = from_json(&copy)?;
    copy.saved_at = Some(time(saved_at));
    copy.claim_number = claim_number;
    if of != draft.id.as_str() {
        let of = DraftId::parse(of).map_err(|e| sqlx::Error::Decode(e.into()))?;
        let base = find(app.db.read(), &of).await?.ok_or(Refusal::NoDraft)?;
        carry_over(&mut copy, &base, draft);
    }
    Ok(Some(copy))
}

/// What both changed stands in `conflicts`: nothing is chosen silently.
fn carry_over(copy: &mut WorkingCopy, base: &DraftRow, onto: &DraftRow) {
    let (from, to) = (body(&base.proposal.segments), body(&onto.proposal.segments));
    let merged = merge_again(&from, &copy.body, &copy.conflicts, &to);
    copy.body = merged.body;
    copy.conflicts = merged.conflicts;
    copy.actions.clear(); // verdicts belong to the actions of the version they were given for
    if copy.subject == base.proposal.subject {
        copy.subject.clone_from(&onto.proposal.subject);
    }
    if copy.to == base.proposal.to {
        copy.to.clone_from(&onto.proposal.to);
    }
}

/// Saves, and takes or renews the claim.
///
/// # Errors
/// [`Refusal::ClaimedBy`] while somebody else's claim is alive, or when this copy was saved under an older claim.
pub async fn save(
    app: &App,
    draft: &DraftRow,
    reviewer: &Reviewer,
    copy: &WorkingCopy,
) -> Result<WorkingCopy, Refusal> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let claim = cases::claim_in(&mut tx, app, &draft.case_id, reviewer, copy.claim_number).await?;
    let saved = WorkingCopy { saved_at: Some(now), claim_number: Some(claim.number), ..copy.clone() };
    write(&mut tx, draft, reviewer, &saved, now).await?;
    tx.commit().await?;
    Ok(saved)
}

/// Keeps a decided text where an undo or the customer's next mail finds it again.
pub async fn keep(
    tx: &mut Tx,
    draft: &DraftRow,
    reviewer: &Reviewer,
    decided: &Decided<'_>,
) -> sqlx::Result<()> {
    let copy = WorkingCopy {
        to: decided.content.to.clone(),
        cc: decided.content.cc.clone(),
        subject: decided.content.subject.clone(),
        body: decided.content.body.clone(),
        actions: decided.verdicts.clone(),
        saved_at: Some(decided.at),
        conflicts: Vec::new(),
        claim_number: None,
    };
    write(tx, draft, reviewer, &copy, decided.at).await
}

/// An edited text with its verdicts, as it was approved.
#[derive(Debug)]
pub struct Decided<'a> {
    pub content: &'a Content,
    pub verdicts: &'a Verdicts,
    pub at: Time,
}

async fn write(
    tx: &mut Tx,
    draft: &DraftRow,
    reviewer: &Reviewer,
    copy: &WorkingCopy,
    now: Time,
) -> sqlx::Result<()> {
    let sql = "INSERT INTO working_copy (draft_id, staff_id, body, claim_number, saved_at) VALUES ($1, $2, $3, $4, $5)
               ON CONFLICT (draft_id, staff_id) DO UPDATE
               SET body = excluded.body, claim_number = excluded.claim_number, saved_at = excluded.saved_at";
    sqlx::query(sql)
        .bind(draft.id.as_str())
        .bind(reviewer.id().as_str())
        .bind(to_json(copy)?)
        .bind(copy.claim_number)
        .bind(micros(now))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Discards the person's copies of this case.
pub async fn discard(app: &App, draft: &DraftRow, reviewer: &Reviewer) -> sqlx::Result<()> {
    let sql = "DELETE FROM working_copy WHERE staff_id = $1 AND draft_id IN (SELECT id FROM draft WHERE case_id = $2)";
    sqlx::query(sql)
        .bind(reviewer.id().as_str())
        .bind(draft.case_id.as_str())
        .execute(app.db.write())
        .await?;
    Ok(())
}
