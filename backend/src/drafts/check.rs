//! `POST /v1/drafts/{id}/check`: the same checks, on a text that somebody is writing.

use super::content::{self, Verdicts};
use super::find::DraftRow;
use super::judge;
use super::refusal::Refusal;
use crate::app::App;
use agent::draft::{Content, reconcile};
use api::{CheckRequest, CheckResponse, Edits, SegmentView};
use std::sync::Arc;

/// Judges a working copy. Where actions were refused or lowered, sentences that the person has not touched are
/// written anew from their slots; the decision itself never rewrites.
///
/// # Errors
/// When the database does not answer.
pub async fn check(app: &App, draft: DraftRow, request: CheckRequest) -> Result<CheckResponse, Refusal> {
    let draft = Arc::new(draft);
    let written = {
        let draft = draft.clone();
        judge::beside(move || written(&draft, request)).await?
    };
    let looked_up = judge::look_up(&app.db, &draft, &written.content.subject, &written.content.body).await?;
    let app = app.clone();
    judge::beside(move || {
        let Written { content, segments, verdicts } = written;
        let checks =
            judge::of_segments(&draft, &looked_up, &content, &segments, &verdicts, &app.settings.policy);
        CheckResponse { checks, segments }
    })
    .await
}

/// A text as it stands, cut into segments.
struct Written {
    content: Content,
    segments: Vec<SegmentView>,
    verdicts: Verdicts,
}

fn written(draft: &DraftRow, request: CheckRequest) -> Written {
    let verdicts = named(draft, &request.actions);
    let body = request.body.replace("\r\n", "\n");
    let segments = reconcile(&draft.proposal.segments, &rewritten(draft, &verdicts), &body);
    let edits = Edits {
        to: Some(request.to),
        cc: Some(request.cc),
        subject: Some(request.subject),
        body: Some(agent::draft::body(&segments)),
    };
    Written { content: content::decided(&draft.proposal, &edits, &verdicts), segments, verdicts }
}

/// Verdicts as the person has them so far; a proposed action they have not touched counts as approved.
fn named(draft: &DraftRow, given: &Verdicts) -> Verdicts {
    let proposed = draft.proposal.actions.iter().filter(|action| !action.offered);
    let approve = api::ActionVerdict { verdict: api::ActionVerdictKind::Approve, amount: None };
    let mut verdicts: Verdicts = proposed.map(|action| (action.id.clone(), approve)).collect();
    verdicts.extend(given.iter().map(|(id, verdict)| (id.clone(), *verdict)));
    verdicts
}

fn rewritten(draft: &DraftRow, verdicts: &Verdicts) -> Vec<SegmentView> {
    agent::letter::rewrite(&draft.proposal.letter, verdicts).unwrap_or_else(|error| {
        // A version whose letter this program cannot read any more keeps its text; its checks still hold.
        tracing::debug!(draft.id = %draft.id, %error, "the letter is not rewritten");
        draft.proposal.segments.clone()
    })
}
