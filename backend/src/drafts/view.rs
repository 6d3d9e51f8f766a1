//! A stored version on the wire.

use super::decided;
use super::find::DraftRow;
use crate::store::{Db, time};
use agent::draft::body;
use api::{DraftId, DraftView};

/// `None`: there is no such draft.
pub async fn view(db: &Db, id: &DraftId) -> sqlx::Result<Option<DraftView>> {
    match super::find::find(db.read(), id).await? {
        Some(draft) => of(db, draft).await.map(Some),
        None => Ok(None),
    }
}

pub async fn of(db: &Db, draft: DraftRow) -> sqlx::Result<DraftView> {
    let sql = "SELECT draft_id, needs_role FROM cases WHERE id = $1";
    let (newest, needs_role): (Option<String>, Option<String>) =
        sqlx::query_as(sql).bind(draft.case_id.as_str()).fetch_one(db.read()).await?;
    let newest = newest.filter(|id| id != draft.id.as_str()).and_then(|id| DraftId::parse(id).ok());
    let decided = decided::standing(db, &draft.id).await?;
    let proposal = draft.proposal;
    Ok(DraftView {
        id: draft.id,
        case_id: draft.case_id,
        customer_id: draft.customer_id,
        version: draft.version,
        state: draft.state,
        based_on_rev: draft.based_on_rev,
        decision_hash: draft.decision_hash,
        outcome: proposal.outcome,
        reason: proposal.reason,
        to: proposal.to,
        cc: proposal.cc,
        subject: proposal.subject,
        body: body(&proposal.segments),
        segments: proposal.segments,
        actions: proposal.actions,
        evidence: proposal.evidence,
        items: proposal.items,
        filter: proposal.filter,
        products: proposal.products,
        checks: proposal.checks,
        classification: proposal.classification,
        summary: proposal.summary,
        proposal: proposal.proposal,
        path: proposal.path,
        engine: proposal.engine,
        created_at: time(draft.created_at),
        decided,
        superseded_by: newest,
        needs_role: needs_role.as_deref().map(crate::store::word_of).transpose()?,
    })
}
