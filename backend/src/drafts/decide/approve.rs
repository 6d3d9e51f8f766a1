//! Approve and close: the answers that have effects, and that can be undone while those are held.

use super::record::{Record, record};
use super::{Deciding, accept, form};
use crate::app::App;
use crate::cases::{after, set_state};
use crate::drafts::content;
use crate::drafts::find::DraftRow;
use crate::drafts::refusal::Refusal;
use crate::drafts::working_copy::{self, Decided};
use crate::drafts::{answers, judge};
use crate::effects::{self, Plan};
use crate::jobs;
use crate::store::{Room, Tx, micros};
use agent::draft::{Content, Edit, content_hash};
use api::{CaseState, Edits, Outcome, SegmentView};

/// The checked answer, ready to be stored.
struct Approval {
    content: Content,
    segments: Vec<SegmentView>,
    edited: bool,
    sent_hash: String,
}

pub async fn approve(
    tx: &mut Tx,
    app: &App,
    deciding: &Deciding<'_>,
    draft: &DraftRow,
) -> Result<Edit, Refusal> {
    let approval = checked(app, deciding, draft).await?;
    let undo_until = after(deciding.now, app.settings.review.undo);
    let record_of = Record {
        content: &approval.content,
        edited: approval.edited,
        sent_hash: Some(&approval.sent_hash),
        undo_until: Some(undo_until),
    };
    let plan = Plan {
        draft,
        decision_id: &deciding.request.decision_id,
        content: Some(&approval.content),
        segments: &approval.segments,
        run_at: undo_until,
        now: deciding.now,
    };
    decided(tx, deciding, draft, "approve").await?;
    let edit = record(tx, deciding, draft, &record_of).await?;
    if approval.edited {
        let decided =
            Decided { content: &approval.content, verdicts: &deciding.request.actions, at: deciding.now };
        working_copy::keep(tx, draft, deciding.reviewer, &decided).await?;
    }
    effects::plan(tx, app, &plan).await?;
    Ok(edit)
}

/// No mail, every action refused; one memory effect keeps the customer's half and who closed it.
pub async fn close(
    tx: &mut Tx,
    app: &App,
    deciding: &Deciding<'_>,
    draft: &DraftRow,
) -> Result<Edit, Refusal> {
    let undo_until = after(deciding.now, app.settings.review.undo);
    let content = Content {
        to: Vec::new(),
        cc: Vec::new(),
        subject: String::new(),
        body: String::new(),
        actions: Vec::new(),
    };
    let record_of =
        Record { content: &content, edited: false, sent_hash: None, undo_until: Some(undo_until) };
    let plan = Plan {
        draft,
        decision_id: &deciding.request.decision_id,
        content: None,
        segments: &[],
        run_at: undo_until,
        now: deciding.now,
    };
    decided(tx, deciding, draft, "close").await?;
    let edit = record(tx, deciding, draft, &record_of).await?;
    effects::plan(tx, app, &plan).await?;
    Ok(edit)
}

async fn decided(
    tx: &mut Tx,
    deciding: &Deciding<'_>,
    draft: &DraftRow,
    verdict: &str,
) -> Result<(), Refusal> {
    tx.wakes(Room::Effects);
    tx.wakes(Room::Jobs);
    let sql = "UPDATE draft SET state = 'approved', updated_at = $2
                WHERE id = $1 AND state IN ('awaiting_review', 'awaiting_second')";
    let done = sqlx::query(sql).bind(draft.id.as_str()).bind(micros(deciding.now)).execute(&mut **tx).await?;
    if done.rows_affected() != 1 {
        return Err(Refusal::Superseded { newest: None, version: draft.version });
    }
    jobs::end_of_draft(tx, &draft.job_id, verdict, deciding.now).await?;
    answers::mark(tx, &draft.id, deciding.now).await?;
    set_state(tx, &draft.case_id, CaseState::Sending, deciding.now).await?;
    Ok(())
}

async fn checked(app: &App, deciding: &Deciding<'_>, draft: &DraftRow) -> Result<Approval, Refusal> {
    let request = deciding.request;
    let no_edits = Edits::default();
    let edits = request.edits.as_ref().unwrap_or(&no_edits);
    let content = content::decided(&draft.proposal, edits, &request.actions);
    accept::within_limits(app, deciding, &content)?;
    form::complete(&draft.proposal.actions, &request.actions)?;
    form::edits(edits)?;
    if content.body.trim().is_empty() || content.to.is_empty() {
        return Err(Refusal::EmptyReply);
    }
    let sent_hash = content_hash(&content);
    let edited = content.body != agent::draft::body(&draft.proposal.segments)
        || content.to != draft.proposal.to
        || content.cc != draft.proposal.cc
        || content.subject != draft.proposal.subject;
    let segments = if sent_hash == draft.content_hash {
        // Exactly what was proposed: its checks are stored with it.
        accept::checks(deciding, &draft.proposal.checks)?;
        draft.proposal.segments.clone()
    } else {
        let looked_up = judge::look_up(&app.db, draft, &content.subject, &content.body).await?;
        let judged = judge::judge(draft, &looked_up, &content, &request.actions, &app.settings.policy);
        accept::checks(deciding, &judged.checks)?;
        judged.segments
    };
    Ok(Approval { content, segments, edited, sent_hash })
}

/// Where the case stands once everything has gone out.
pub fn state_after(outcome: Outcome) -> CaseState {
    match outcome {
        Outcome::NeedInfo | Outcome::Escalate => CaseState::WaitingCustomer,
        Outcome::Draft | Outcome::NoReply | Outcome::Refused => CaseState::Done,
    }
}
