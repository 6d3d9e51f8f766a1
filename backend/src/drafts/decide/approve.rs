//! Approve and close: the answers that have effects, and that can be undone while those are held.

use super::Deciding;
use super::record::{Record, record};
use crate::app::App;
use crate::cases::{after, set_state};
use crate::drafts::content::{self, Verdicts};
use crate::drafts::find::DraftRow;
use crate::drafts::refusal::Refusal;
use crate::drafts::working_copy::{self, Decided};
use crate::drafts::{answers, judge};
use crate::effects::{self, Plan};
use crate::jobs;
use crate::store::{Room, Tx, micros};
use agent::draft::{Content, content_hash};
use api::{ActionView, CaseState, CheckView, Edits, Outcome, Role, SegmentView, Severity};

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
) -> Result<(), Refusal> {
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

async fn checked(app: &App, deciding: &Deciding<'_>, draft: &DraftRow) -> Result<Approval, Refusal> {
    let request = deciding.request;
    let no_edits = Edits::default();
    let edits = request.edits.as_ref().unwrap_or(&no_edits);
    let content = content::decided(&draft.proposal, edits, &request.actions);
    within_limits(app, deciding, &content)?;
    complete(&draft.proposal.actions, &request.actions)?;
    recipients(edits)?;
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
        accepted(deciding, &draft.proposal.checks)?;
        draft.proposal.segments.clone()
    } else {
        let addressee = judge::addressee(&app.db, draft, &content.subject, &content.body).await?;
        let judged = judge::judge(draft, &addressee, &content, &request.actions, &app.settings.policy);
        accepted(deciding, &judged.checks)?;
        judged.segments
    };
    Ok(Approval { content, segments, edited, sent_hash })
}

/// Every proposed action is named; nothing that policy did not compute can be added.
fn complete(actions: &[ActionView], verdicts: &Verdicts) -> Result<(), Refusal> {
    let mut fields = Vec::new();
    for action in actions.iter().filter(|action| !action.offered && !verdicts.contains_key(&action.id)) {
        fields.push((
            format!("actions.{}", action.id),
            "is proposed and must be approved or refused".to_owned(),
        ));
    }
    for (id, verdict) in verdicts {
        match actions.iter().find(|action| &action.id == id) {
            None => fields.push((format!("actions.{id}"), "is not an action of this version".to_owned())),
            Some(action) => fields.extend(
                amount_fault(action, verdict.amount).map(|why| (format!("actions.{id}.amount"), why)),
            ),
        }
    }
    if fields.is_empty() { Ok(()) } else { Err(Refusal::Invalid { fields }) }
}

/// A reviewer may lower an amount; policy caps it.
fn amount_fault(action: &ActionView, given: Option<api::Money>) -> Option<String> {
    let given = given?;
    match action.amount {
        None => Some("this action has no amount".to_owned()),
        Some(cap) if cap.currency != given.currency => Some(format!("must be in {}", cap.currency)),
        Some(_) if given.minor < 0 => Some("must not be negative".to_owned()),
        Some(cap) if given.minor > cap.minor => Some(format!("policy allows at most {cap}")),
        Some(_) => None,
    }
}

fn recipients(edits: &Edits) -> Result<(), Refusal> {
    let lists = [("edits.to", &edits.to), ("edits.cc", &edits.cc)];
    for (field, list) in lists {
        let list = list.as_deref().unwrap_or_default();
        if list.len() > 20 || list.iter().any(|address| agent::mail::address::parse(address).is_none()) {
            return Err(Refusal::invalid(field, "must be at most 20 mail addresses"));
        }
    }
    let subject = edits.subject.as_deref().unwrap_or_default();
    if subject.contains(['\r', '\n', '\0']) || subject.chars().count() > 998 {
        return Err(Refusal::invalid("edits.subject", "must be one line of at most 998 characters"));
    }
    if edits.body.as_ref().is_some_and(|body| body.contains('\0') || body.len() > 100_000) {
        return Err(Refusal::invalid("edits.body", "must have at most 100,000 bytes and no NUL"));
    }
    Ok(())
}

/// Above the limit a lead decides.
fn within_limits(app: &App, deciding: &Deciding<'_>, content: &Content) -> Result<(), Refusal> {
    let sum: i64 = content
        .actions
        .iter()
        .filter_map(|action| action.amount)
        .fold(0, |sum, a| sum.saturating_add(a.minor));
    if sum > app.settings.review.lead_above && deciding.reviewer.role() < Role::Lead {
        return Err(Refusal::Limit { needs_role: Role::Lead });
    }
    Ok(())
}

/// Warnings are acknowledged by id; blocks are overridden by id, by a lead, with a written reason, and some never.
fn accepted(deciding: &Deciding<'_>, checks: &[CheckView]) -> Result<(), Refusal> {
    let open: Vec<CheckView> =
        checks.iter().filter(|check| !stands_accepted(deciding, check)).cloned().collect();
    let claims =
        |check: &&CheckView| check.id.starts_with("claim_without_action") || check.id.starts_with("promise");
    let segments: Vec<String> =
        open.iter().filter(claims).filter_map(|check| check.segment_id.clone()).collect();
    match (open.is_empty(), segments.is_empty()) {
        (true, _) => Ok(()),
        (false, false) => Err(Refusal::ClaimWithoutAction { segments, checks: open }),
        (false, true) => Err(Refusal::CheckFailed { checks: open }),
    }
}

fn stands_accepted(deciding: &Deciding<'_>, check: &CheckView) -> bool {
    let named = deciding.request.acknowledged.contains(&check.id);
    match check.severity {
        Severity::Ok => true,
        Severity::Warn => named,
        Severity::Block => {
            let with_reason = deciding.request.note.as_deref().is_some_and(|note| !note.trim().is_empty());
            named
                && with_reason
                && deciding.reviewer.role() >= Role::Lead
                && agent::checks::overridable(&check.id)
        }
    }
}

/// Where the case stands once everything has gone out.
pub fn state_after(outcome: Outcome) -> CaseState {
    match outcome {
        Outcome::NeedInfo | Outcome::Escalate => CaseState::WaitingCustomer,
        Outcome::Draft | Outcome::NoReply | Outcome::Refused => CaseState::Done,
    }
}
