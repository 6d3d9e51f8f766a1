//! A decision as traces and figures show it, once it is stored.

use super::approval::Approval;
use super::{Answer, Deciding};
use crate::app::App;
use crate::cases;
use crate::drafts::find::DraftRow;
use crate::store::time;
use crate::telemetry::{self, Reviewed, figures, label, seconds};
use agent::draft::body;
use std::time::Duration;
use tracing::Span;

pub(super) async fn seen(app: &App, deciding: &Deciding<'_>, draft: &DraftRow, answer: &Answer) {
    let proposed_at = time(draft.created_at);
    let waited = Duration::try_from(deciding.now.duration_since(proposed_at)).unwrap_or_default();
    figures().review_age.record(seconds(waited), &[label("verdict", deciding.request.verdict.as_str())]);
    let Some(proposing) = &draft.traceparent else { return };
    let subject = cases::subject(&app.db, &draft.case_id).await.map(|subject| subject.job(&draft.job_id));
    if let Some(subject) = &subject {
        subject.mark(&Span::current());
    }
    telemetry::reviewed(proposing, subject.as_ref(), &figures_of(deciding, draft, answer));
}

fn figures_of<'a>(deciding: &Deciding<'a>, draft: &DraftRow, answer: &Answer) -> Reviewed<'a> {
    let request = deciding.request;
    let (edit_ratio, actions_approved) = match answer {
        Answer::Approve(approval) => (edit_ratio(draft, approval), approval.content.actions.len()),
        Answer::Close | Answer::Reject | Answer::Escalate => (0.0, 0),
    };
    Reviewed {
        version: draft.version,
        verdict: request.verdict,
        by: deciding.reviewer.id(),
        edit_ratio,
        acknowledged: request.acknowledged.len(),
        actions_approved,
        proposed_at: time(draft.created_at),
        decided_at: deciding.now,
    }
}

/// The share of words that a person changed.
fn edit_ratio(draft: &DraftRow, approval: &Approval) -> f64 {
    let proposed = body(&draft.proposal.segments);
    let words = [&proposed, &approval.content.body].map(|text| text.split_whitespace().count());
    let all = u32::try_from(words[0].max(words[1]).max(1)).unwrap_or(u32::MAX);
    let changed = u32::try_from(approval.edit.distance).unwrap_or(u32::MAX).min(all);
    f64::from(changed) / f64::from(all)
}
