//! The decision's own row, and what every decision leaves behind.

use super::Deciding;
use crate::audit;
use crate::drafts::find::DraftRow;
use crate::live;
use crate::store::{Tx, micros, to_json};
use agent::draft::{Content, Edit, body, edit_distance};
use api::{LiveEvent, Time};

/// What is recorded besides the request itself.
#[derive(Debug)]
pub struct Record<'a> {
    pub content: &'a Content,
    /// How far it is from the agent's text.
    pub edit: Edit,
    pub edited: bool,
    /// Of an approval: what goes out must hash to it.
    pub sent_hash: Option<&'a str>,
    pub undo_until: Option<Time>,
}

impl<'a> Record<'a> {
    /// Of an answer that sends nothing and cannot be undone.
    pub fn unedited(draft: &DraftRow, content: &'a Content) -> Self {
        let edit = edit_distance(&body(&draft.proposal.segments), &content.body);
        Self { content, edit, edited: false, sent_hash: None, undo_until: None }
    }
}

pub async fn record(
    tx: &mut Tx,
    deciding: &Deciding<'_>,
    draft: &DraftRow,
    record: &Record<'_>,
) -> sqlx::Result<()> {
    insert(tx, deciding, draft, record).await?;
    release_claim(tx, draft).await?;
    let event = LiveEvent::DecisionRecorded {
        case_id: draft.case_id.clone(),
        draft_id: draft.id.clone(),
        decision_id: deciding.request.decision_id.clone(),
        verdict: deciding.request.verdict,
        by: deciding.reviewer.display(),
    };
    live::happened(tx, &draft.case_id, &event, deciding.now).await?;
    live::case_changed(tx, &draft.case_id, deciding.now).await?;
    audited(tx, deciding, draft, record).await
}

async fn insert(
    tx: &mut Tx,
    deciding: &Deciding<'_>,
    draft: &DraftRow,
    record: &Record<'_>,
) -> sqlx::Result<()> {
    let request = deciding.request;
    let sql = "INSERT INTO decision (id, request_hash, draft_id, case_id, customer_id, version, verdict, decided_by,
                 decided_by_name, reason, note, edited, content, sent_hash, measured, undo_until, traceparent,
                 created_at, shown_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)";
    sqlx::query(sql)
        .bind(&request.decision_id.0)
        .bind(&deciding.request_hash)
        .bind(draft.id.as_str())
        .bind(draft.case_id.as_str())
        .bind(&draft.customer_id)
        .bind(draft.version)
        .bind(request.verdict.as_str())
        .bind(deciding.reviewer.id().as_str())
        .bind(deciding.reviewer.display())
        .bind(request.reason.as_ref().map(serde_json::Value::to_string))
        .bind(request.note.as_deref())
        .bind(i64::from(record.edited))
        .bind(to_json(record.content)?)
        .bind(record.sent_hash)
        .bind(measured(deciding, draft, record)?)
        .bind(record.undo_until.map(micros))
        .bind(crate::telemetry::current_traceparent())
        .bind(micros(deciding.now))
        .bind(request.measured.as_ref().and_then(|measured| measured.shown_at).map(micros))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// The figures of the screen and the edit, for insight and evaluation; never a ranking of people.
fn measured(deciding: &Deciding<'_>, draft: &DraftRow, record: &Record<'_>) -> sqlx::Result<String> {
    to_json(&serde_json::json!({
        "screen": deciding.request.measured,
        "distance": record.edit.distance,
        "kind": record.edit.kind,
        "checks": draft.proposal.checks.iter().map(|check| &check.id).collect::<Vec<_>>(),
        "engine": draft.proposal.engine,
        "acknowledged": deciding.request.acknowledged,
    }))
}

/// The claim ends with the decision. Working copies stay: nothing that a person typed is lost by it.
async fn release_claim(tx: &mut Tx, draft: &DraftRow) -> sqlx::Result<()> {
    let sql = "UPDATE cases SET claimed_by = NULL, claimed_at = NULL, claim_until = NULL WHERE id = $1";
    sqlx::query(sql).bind(draft.case_id.as_str()).execute(&mut **tx).await?;
    Ok(())
}

async fn audited(
    tx: &mut Tx,
    deciding: &Deciding<'_>,
    draft: &DraftRow,
    record: &Record<'_>,
) -> sqlx::Result<()> {
    let content = match record.sent_hash {
        Some(hash) => audit::keyed(tx, &draft.customer_id, hash).await?,
        None => String::new(),
    };
    let detail = serde_json::json!({
        "verdict": deciding.request.verdict,
        "version": draft.version,
        "decision_hash": draft.decision_hash,
        "content": content,
        "actions": record.content.actions.iter().map(|action| &action.id).collect::<Vec<_>>(),
        "edited": record.edited,
    });
    let who = deciding.reviewer.who();
    let entry = audit::Entry {
        case_id: Some(&draft.case_id),
        draft_id: Some(&draft.id),
        decision_id: Some(&deciding.request.decision_id),
        ..audit::Entry::new(deciding.now, audit::Event::DraftDecided, &who)
    };
    audit::record(tx, entry.detail(detail)).await
}
