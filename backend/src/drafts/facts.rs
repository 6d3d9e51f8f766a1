//! Facts grow old: before an approval old ones are read again, and a different value means another version.

use super::find::DraftRow;
use super::refresh::{self, Refreshed};
use super::refusal::Refusal;
use crate::app::App;
use crate::cases::CustomerScope;
use crate::store::Tx;
use crate::{jobs, shop};
use agent::draft::Proposal;
use agent::graph::{Doors, Entry, Journal, JournalError, Unwatched};
use api::Time;

/// Whether any fact of this version is past its time, or its catalogue has changed since.
///
/// # Errors
/// When the database does not answer.
pub async fn are_old(tx: &mut Tx, draft: &DraftRow, now: Time) -> sqlx::Result<bool> {
    let is_past = |fact: &api::EvidenceView| fact.valid_until.is_some_and(|until| until < now);
    if draft.proposal.evidence.iter().any(is_past) {
        return Ok(true);
    }
    match draft.proposal.catalogue_version {
        Some(read) => Ok(shop::catalogue::version(tx).await? != read),
        None => Ok(false),
    }
}

/// Reads the facts again and thinks again, leaving no trace; equal means the version still holds.
///
/// # Errors
/// [`Refusal::FactsChanged`] with the facts that differ, once the version that has them is ready (or 10 s are over);
/// [`Refusal::FactsUnread`] when thinking again failed.
pub async fn verify(app: &App, draft: &DraftRow) -> Result<(), Refusal> {
    let now_proposed = think_again(app, draft).await?;
    let which = differences(&draft.proposal, &now_proposed);
    if which.is_empty() {
        return Ok(());
    }
    let draft_id = match refresh::refresh(app, draft).await? {
        Refreshed::Version(newest) => Some(newest.id),
        Refreshed::By(_) => None,
    };
    Err(Refusal::FactsChanged { which, draft_id })
}

async fn think_again(app: &App, draft: &DraftRow) -> Result<Proposal, Refusal> {
    let task = jobs::entries(&app.db, &draft.job_id).await?.task.ok_or(Refusal::NoDraft)?;
    let scope = CustomerScope::of_case(app.db.read(), &draft.case_id).await?.ok_or(Refusal::NoDraft)?;
    let world = shop::of(app.db.clone(), scope);
    let doors = Doors {
        world: &world,
        engine: app.engine.as_ref(),
        clock: app.clock.as_ref(),
        journal: &Unwritten,
        watch: &Unwatched,
    };
    let thought = agent::graph::run(&task, &app.settings.policy, doors, Vec::new()).await;
    thought.map_err(|error| {
        tracing::warn!(draft.id = %draft.id, error.type = error.class().as_str(), "facts could not be read again");
        Refusal::FactsUnread
    })
}

/// Labels of the facts and actions that are not the same any more.
fn differences(then: &Proposal, now: &Proposal) -> Vec<String> {
    let facts = |p: &Proposal| {
        p.evidence.iter().map(|e| (e.label.clone(), format!("{} {}", e.source, e.value))).collect()
    };
    let actions = |p: &Proposal| {
        p.actions
            .iter()
            .map(|a| (a.what.kind().as_str().to_owned(), format!("{:?} {:?}", a.what, a.amount)))
            .collect()
    };
    let mut which = unlike(facts(then), facts(now));
    which.extend(unlike(actions(then), actions(now)));
    if then.outcome != now.outcome {
        which.push("outcome".to_owned());
    }
    which.dedup();
    which
}

fn unlike(then: Vec<(String, String)>, now: Vec<(String, String)>) -> Vec<String> {
    let gone = then.iter().filter(|fact| !now.contains(fact));
    let come = now.iter().filter(|fact| !then.contains(fact));
    gone.chain(come).map(|(label, _)| label.clone()).collect()
}

/// A journal for thinking aloud: nothing of this run is kept.
struct Unwritten;

#[async_trait::async_trait]
impl Journal for Unwritten {
    async fn append(&self, _: &[Entry]) -> Result<(), JournalError> {
        Ok(())
    }
}
