//! A decision as traces and figures show it, once it is stored.

use super::Deciding;
use crate::app::App;
use crate::cases;
use crate::drafts::content;
use crate::drafts::find::DraftRow;
use crate::store::time;
use crate::telemetry::{self, Reviewed, figures, label, seconds};
use agent::draft::{Edit, body};
use api::Verdict;
use std::time::Duration;
use tracing::Span;

pub(super) async fn seen(app: &App, deciding: &Deciding<'_>, draft: &DraftRow, edit: &Edit) {
    let proposed_at = time(draft.created_at);
    let waited = Duration::try_from(deciding.now.duration_since(proposed_at)).unwrap_or_default();
    figures().review_age.record(seconds(waited), &[label("verdict", deciding.request.verdict.as_str())]);
    let Some(proposing) = &draft.traceparent else { return };
    let subject = cases::subject(&app.db, &draft.case_id).await.map(|subject| subject.job(&draft.job_id));
    if let Some(subject) = &subject {
        subject.mark(&Span::current());
    }
    telemetry::reviewed(proposing, subject.as_ref(), &figures_of(deciding, draft, edit));
}

fn figures_of<'a>(deciding: &Deciding<'a>, draft: &DraftRow, edit: &Edit) -> Reviewed<'a> {
    let request = deciding.request;
    let proposed = body(&draft.proposal.segments);
    let edits = request.edits.clone().unwrap_or_default();
    let decided = content::decided(&draft.proposal, &edits, &request.actions);
    Reviewed {
        version: draft.version,
        verdict: request.verdict,
        by: deciding.reviewer.id(),
        edit_ratio: match request.verdict {
            Verdict::Approve => edit_ratio(edit, &proposed, &decided.body),
            // A text that does not go out was not edited.
            Verdict::Reject | Verdict::Escalate | Verdict::Close => 0.0,
        },
        acknowledged: request.acknowledged.len(),
        actions_approved: decided.actions.len(),
        proposed_at: time(draft.created_at),
        decided_at: deciding.now,
    }
}

/// The share of words that a person changed.
fn edit_ratio(edit: &Edit, proposed: &str, decided: &str) -> f64 {
    let words = [proposed, decided].map(|text| text.split_whitespace().count());
    let all = u32::try_from(words[0].max(words[1]).max(1)).unwrap_or(u32::MAX);
    let changed = u32::try_from(edit.distance).unwrap_or(u32::MAX).min(all);
    f64::from(changed) / f64::from(all)
}
