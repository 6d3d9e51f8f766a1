//! Writing anew after an action or mail was dropped: the mails are unanswered again, and the next run sees what was
//! executed.

use super::answers;
use super::decide::reject::again;
use super::find::{DraftRow, find_in};
use crate::app::App;
use crate::store::Tx;
use agent::case::Rejected;
use api::{ActionId, DraftId, JobKind, RejectReason, Time};

#[derive(Debug)]
pub struct Redraft<'a> {
    pub draft_id: &'a str,
    /// The action that shall not be proposed again.
    pub dropped: Option<&'a str>,
    pub now: Time,
}

pub async fn redraft(tx: &mut Tx, app: &App, redraft: &Redraft<'_>) -> sqlx::Result<()> {
    let decode = |e: api::IdError| sqlx::Error::Decode(e.into());
    let draft_id = DraftId::parse(redraft.draft_id.to_owned()).map_err(decode)?;
    let draft = find_in(tx, &draft_id).await?.ok_or(sqlx::Error::RowNotFound)?;
    answers::take_back(tx, redraft.draft_id, redraft.now).await?;
    let dropped = redraft.dropped.map(|id| ActionId::parse(id.to_owned()).map_err(decode)).transpose()?;
    // A mail that could not go is no rejection of what it said.
    let rejected = dropped.map(|id| unwanted(&draft, id));
    again(tx, app, &draft, JobKind::Redraft, rejected).await?;
    let sql = "UPDATE cases SET state = 'working' WHERE id = $1";
    sqlx::query(sql).bind(draft.case_id.as_str()).execute(&mut **tx).await?;
    Ok(())
}

fn unwanted(draft: &DraftRow, id: ActionId) -> Rejected {
    let action = draft.proposal.actions.iter().find(|action| action.id == id);
    Rejected {
        unwanted: action.map(|action| action.what.clone()),
        reason: RejectReason::UnwantedAction(id),
        note: None,
        content_hash: draft.content_hash.clone(),
        round: 1,
    }
}
