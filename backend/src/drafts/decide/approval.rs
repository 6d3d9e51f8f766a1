//! What an approval says, judged before anything is locked: a version never changes, and a long text takes its time.

use super::{Deciding, accept, form};
use crate::app::App;
use crate::drafts::find::{DraftRow, find};
use crate::drafts::refusal::Refusal;
use crate::drafts::{content, judge};
use agent::draft::{Content, Edit, body, content_hash, edit_distance};
use api::{DecisionRequest, Edits, SegmentView};

/// The checked answer, ready to be stored.
pub struct Approval {
    pub content: Content,
    pub segments: Vec<SegmentView>,
    pub edited: bool,
    /// How far it is from the agent's text.
    pub edit: Edit,
    pub sent_hash: String,
}

/// # Errors
/// What is wrong with the answer itself. To be told only once the guard has found that the version can be answered.
pub(super) async fn judged(app: &App, deciding: &Deciding<'_>) -> Result<Approval, Refusal> {
    let draft = find(app.db.read(), deciding.draft_id).await?.ok_or(Refusal::NoDraft)?;
    let content = written(app, deciding, &draft)?;
    let sent_hash = content_hash(&content);
    let edited = differs(&draft, &content);
    if sent_hash == draft.content_hash {
        // Exactly what was proposed: its checks are stored with it.
        accept::checks(deciding, &draft.proposal.checks)?;
        let segments = draft.proposal.segments;
        let edit = edit_distance(&content.body, &content.body);
        return Ok(Approval { content, segments, edited, edit, sent_hash });
    }
    let looked_up = judge::look_up(&app.db, &draft, &content.subject, &content.body).await?;
    let (app, verdicts) = (app.clone(), deciding.request.actions.clone());
    let (content, judged, edit) = judge::beside(move || {
        let judged = judge::judge(&draft, &looked_up, &content, &verdicts, &app.settings.policy);
        let edit = edit_distance(&body(&draft.proposal.segments), &content.body);
        (content, judged, edit)
    })
    .await?;
    accept::checks(deciding, &judged.checks)?;
    Ok(Approval { content, segments: judged.segments, edited, edit, sent_hash })
}

/// What would be sent and done, if it is complete and this person may.
fn written(app: &App, deciding: &Deciding<'_>, draft: &DraftRow) -> Result<Content, Refusal> {
    let DecisionRequest { edits, actions, .. } = deciding.request;
    let no_edits = Edits::default();
    let edits = edits.as_ref().unwrap_or(&no_edits);
    let content = content::decided(&draft.proposal, edits, actions);
    accept::within_limits(app, deciding, &content)?;
    form::complete(&draft.proposal.actions, actions)?;
    form::edits(edits)?;
    if content.body.trim().is_empty() || content.to.is_empty() {
        return Err(Refusal::EmptyReply);
    }
    Ok(content)
}

fn differs(draft: &DraftRow, content: &Content) -> bool {
    let proposal = &draft.proposal;
    content.body != body(&proposal.segments)
        || content.to != proposal.to
        || content.cc != proposal.cc
        || content.subject != proposal.subject
}
