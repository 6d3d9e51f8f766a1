//! Reject and escalate: nothing leaves the house.

use super::record::{Record, record};
use super::{Deciding, reason};
use crate::app::App;
use crate::drafts::content::proposed;
use crate::drafts::find::DraftRow;
use crate::drafts::refusal::Refusal;
use crate::jobs::{self, Input};
use crate::store::{Room, Tx, micros, to_json};
use crate::webhooks::{self, By, Event};
use agent::case::Rejected;
use api::{ActionParams, JobKind, RejectReason};

/// The version is rejected, and a redo at the same rev takes the reason as its input.
pub async fn reject(
    tx: &mut Tx,
    app: &App,
    deciding: &Deciding<'_>,
    draft: &DraftRow,
) -> Result<(), Refusal> {
    let reason = reason::parse(deciding.request.reason.as_ref(), &draft.proposal)?;
    let sql = "UPDATE draft SET state = 'rejected', updated_at = $2 WHERE id = $1";
    sqlx::query(sql).bind(draft.id.as_str()).bind(micros(deciding.now)).execute(&mut **tx).await?;
    jobs::end_of_draft(tx, &draft.job_id, "reject", deciding.now).await?;
    let sql = "UPDATE cases SET state = 'working', reject_rounds = reject_rounds + 1, updated_at = $2
                WHERE id = $1 RETURNING reject_rounds";
    let round: i64 = sqlx::query_scalar(sql)
        .bind(draft.case_id.as_str())
        .bind(micros(deciding.now))
        .fetch_one(&mut **tx)
        .await?;
    let rejected = Rejected {
        unwanted: unwanted(draft, &reason),
        reason,
        note: deciding.request.note.clone(),
        content_hash: draft.content_hash.clone(),
        round: u32::try_from(round).unwrap_or(u32::MAX),
    };
    again(tx, app, draft, JobKind::Redo, Some(rejected)).await?;
    tell(tx, app, deciding, draft).await?;
    store(tx, deciding, draft).await
}

/// Another run for the same mails, with what the reviewer said, if anything.
pub async fn again(
    tx: &mut Tx,
    app: &App,
    draft: &DraftRow,
    kind: JobKind,
    rejected: Option<Rejected>,
) -> sqlx::Result<jobs::Placed> {
    tx.wakes(Room::Jobs);
    let sql = "SELECT source FROM cases WHERE id = $1";
    let source: String = sqlx::query_scalar(sql).bind(draft.case_id.as_str()).fetch_one(&mut **tx).await?;
    let new = jobs::New {
        id: api::JobId::from_tail(app.ids.fresh(api::JobId::PREFIX)),
        case_id: &draft.case_id,
        customer_id: &draft.customer_id,
        source: &source,
        kind,
        rev: draft.based_on_rev,
        priority: 5, // a person waits for it
        reason: None,
        input: Some(to_json(&Input { rejected })?),
        trace: jobs::Trace::Of(draft.traceparent.as_deref()),
        max_attempts: app.settings.jobs.max_attempts,
        now: app.now(),
    };
    jobs::start_now(tx, &new).await
}

fn unwanted(draft: &DraftRow, reason: &RejectReason) -> Option<ActionParams> {
    let RejectReason::UnwantedAction(id) = reason else { return None };
    draft.proposal.actions.iter().find(|action| &action.id == id).map(|action| action.what.clone())
}

/// The version stays; the case needs a lead from now on.
pub async fn escalate(
    tx: &mut Tx,
    app: &App,
    deciding: &Deciding<'_>,
    draft: &DraftRow,
) -> Result<(), Refusal> {
    let sql = "UPDATE cases SET needs_role = 'lead', updated_at = $2 WHERE id = $1";
    sqlx::query(sql).bind(draft.case_id.as_str()).bind(micros(deciding.now)).execute(&mut **tx).await?;
    tell(tx, app, deciding, draft).await?;
    let passed_on = Event::CaseEscalated { draft_id: &draft.id, by: By::Person, reason: None };
    webhooks::tell(tx, app, &draft.case_id, &passed_on, deciding.now).await?;
    store(tx, deciding, draft).await
}

/// The webhook of a verdict that cannot be undone; approvals and closings are told once their undo window is over.
async fn tell(tx: &mut Tx, app: &App, deciding: &Deciding<'_>, draft: &DraftRow) -> sqlx::Result<()> {
    let decided = Event::DraftDecided {
        draft_id: &draft.id,
        decision_id: &deciding.request.decision_id,
        version: draft.version,
        verdict: deciding.request.verdict.as_str(),
    };
    webhooks::tell(tx, app, &draft.case_id, &decided, deciding.now).await
}

async fn store(tx: &mut Tx, deciding: &Deciding<'_>, draft: &DraftRow) -> Result<(), Refusal> {
    let content = proposed(&draft.proposal);
    Ok(record(tx, deciding, draft, &Record::unedited(draft, &content)).await?)
}
