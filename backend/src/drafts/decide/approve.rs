//! Approve and close: the answers that have effects, and that can be undone while those are held.

use super::Deciding;
use super::approval::Approval;
use super::record::{Record, record};
use crate::app::App;
use crate::cases::{after, set_state};
use crate::drafts::answers;
use crate::drafts::find::DraftRow;
use crate::drafts::refusal::Refusal;
use crate::drafts::working_copy::{self, Decided};
use crate::effects::{self, Plan};
use crate::jobs;
use crate::store::{Room, Tx, micros};
use agent::draft::Content;
use api::{CaseState, Outcome};

pub async fn approve(
    tx: &mut Tx,
    app: &App,
    deciding: &Deciding<'_>,
    draft: &DraftRow,
    approval: &Approval,
) -> Result<(), Refusal> {
    let undo_until = after(deciding.now, app.settings.review.undo);
    let record_of = Record {
        content: &approval.content,
        edit: approval.edit,
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
    record(tx, deciding, draft, &record_of).await?;
    if approval.edited {
        let decided =
            Decided { content: &approval.content, verdicts: &deciding.request.actions, at: deciding.now };
        working_copy::keep(tx, draft, deciding.reviewer, &decided).await?;
    }
    effects::plan(tx, app, &plan).await?;
    Ok(())
}

/// No mail, every action refused; one memory effect keeps the customer's half and who closed it.
pub async fn close(tx: &mut Tx, app: &App, deciding: &Deciding<'_>, draft: &DraftRow) -> Result<(), Refusal> {
    let undo_until = after(deciding.now, app.settings.review.undo);
    let content = Content {
        to: Vec::new(),
        cc: Vec::new(),
        subject: String::new(),
        body: String::new(),
        actions: Vec::new(),
    };
    let record_of = Record { undo_until: Some(undo_until), ..Record::unedited(draft, &content) };
    let plan = Plan {
        draft,
        decision_id: &deciding.request.decision_id,
        content: None,
        segments: &[],
        run_at: undo_until,
        now: deciding.now,
    };
    decided(tx, deciding, draft, "close").await?;
    record(tx, deciding, draft, &record_of).await?;
    effects::plan(tx, app, &plan).await?;
    Ok(())
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

/// Where the case stands once everything has gone out.
pub fn state_after(outcome: Outcome) -> CaseState {
    match outcome {
        Outcome::NeedInfo | Outcome::Escalate => CaseState::WaitingCustomer,
        Outcome::Draft | Outcome::NoReply | Outcome::Refused => CaseState::Done,
    }
}
