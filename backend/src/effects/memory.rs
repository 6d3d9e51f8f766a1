//! Remembering a case: the customer's half as the run proposed it, our half as it was sent and executed.

use super::claim::{self, Taken};
use super::letter::action_words;
use super::outcome::Failed;
use super::plan::ActionBody;
use crate::app::App;
use crate::audit;
use crate::cases;
use crate::live;
use crate::memory;
use crate::store::{Tx, from_json};
use agent::case::MemoryEntry;
use agent::case::memory::{numbers, promised};
use agent::draft::{Content, Proposal, Remember};
use agent::policy::Policy;
use agent::remarks::Remark;
use api::{EffectState, MemoryRole, Time};

#[derive(sqlx::FromRow)]
struct Decided {
    verdict: String,
    decided_by_name: String,
    content: String,
    customer_id: String,
    body: String,
    message_id: Option<String>,
}

/// One commit: entries and the effect's end. Running it again changes nothing.
pub async fn commit(app: &App, taken: &Taken) -> Result<(), Failed> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    cases::lock(&mut tx, &taken.case_id).await?;
    let decided = decided(&mut tx, taken).await?;
    let proposal: Proposal = from_json(&decided.body)?;
    let mut entries: Vec<MemoryEntry> = proposal.remember.iter().map(customers).collect();
    entries.extend(ours(&mut tx, taken, &decided, &proposal, &app.settings.policy, now).await?);
    let budget = app.settings.policy.memory_tokens;
    memory::keep(&mut tx, &taken.case_id, &decided.customer_id, entries, budget).await?;
    let remarks = remarks(&mut tx, app, taken, &decided, &proposal, now).await?;
    memory::keep_remarks(&mut tx, &decided.customer_id, remarks, now).await?;
    if claim::end(&mut tx, taken, EffectState::Done, None, now).await? {
        cases::settle(&mut tx, &taken.case_id, now).await?;
        live::case_changed(&mut tx, &taken.case_id, now).await?;
        let entry = audit::Entry {
            case_id: Some(&taken.case_id),
            decision_id: Some(&taken.decision_id),
            ..audit::Entry::new(now, audit::Event::MemoryCommitted, "effects")
        };
        audit::record(&mut tx, entry).await?;
        tx.commit().await?;
    }
    Ok(())
}

async fn decided(tx: &mut Tx, taken: &Taken) -> sqlx::Result<Decided> {
    let sql = "SELECT d.verdict, d.decided_by_name, d.content, d.customer_id, f.body,
                 (SELECT m.body FROM effect m WHERE m.decision_id = d.id AND m.kind = 'mail' AND m.state = 'done') AS message_id
                 FROM decision d JOIN draft f ON f.id = d.draft_id WHERE d.id = $1";
    sqlx::query_as(sql).bind(&taken.decision_id.0).fetch_one(&mut **tx).await
}

/// What a customer says is never a promise of ours.
fn customers(remembered: &Remember) -> MemoryEntry {
    MemoryEntry {
        role: MemoryRole::Customer,
        source: remembered.source.clone(),
        at: remembered.at,
        text: remembered.text.clone(),
        ids: remembered.ids.clone(),
        promises: Vec::new(),
    }
}

/// `None`: nothing was said, and nobody closed it.
async fn ours(
    tx: &mut Tx,
    taken: &Taken,
    decided: &Decided,
    proposal: &Proposal,
    policy: &Policy,
    now: Time,
) -> sqlx::Result<Option<MemoryEntry>> {
    let content: Content = from_json(&decided.content)?;
    let (source, text) = match &decided.message_id {
        Some(mail) => (from_json::<super::MailBody>(mail)?.message_id, content.body),
        None if decided.verdict == "close" => (
            format!("closed:{}", taken.decision_id),
            format!("Closed without a reply by {}.", decided.decided_by_name),
        ),
        None => return Ok(None),
    };
    let mut ids: Vec<String> =
        proposal.remember.iter().flat_map(|remembered| remembered.ids.iter().cloned()).collect();
    ids.extend(
        numbers(&text, policy, |_| false).into_iter().filter(|id| !ids.contains(id)).collect::<Vec<_>>(),
    );
    let promises = promises(tx, taken).await?;
    Ok(Some(MemoryEntry { role: MemoryRole::Shop, source, at: now, text, ids, promises }))
}

/// What the run has heard that outlives the case; of a complaint, with what was done about it.
async fn remarks(
    tx: &mut Tx,
    app: &App,
    taken: &Taken,
    decided: &Decided,
    proposal: &Proposal,
    now: Time,
) -> sqlx::Result<Vec<Remark>> {
    let done: Vec<String> = executed(tx, taken).await?.iter().map(action_words).collect();
    let answer = match (done.is_empty(), &decided.message_id) {
        (false, _) => done.join("; "),
        (true, Some(_)) => "Answered".to_owned(),
        (true, None) => "Closed without a reply".to_owned(),
    };
    let kept = |said| Remark::kept(said, &taken.case_id, &answer, now, &app.settings.policy);
    Ok(proposal.said.iter().map(kept).collect())
}

/// Open promises come only from actions that have run.
async fn promises(tx: &mut Tx, taken: &Taken) -> sqlx::Result<Vec<String>> {
    let promised = executed(tx, taken).await?.into_iter().filter_map(|action| promised(&action.what));
    Ok(promised.map(|(what, order_id, _)| what.words(order_id)).collect())
}

async fn executed(tx: &mut Tx, taken: &Taken) -> sqlx::Result<Vec<ActionBody>> {
    let sql =
        "SELECT body FROM effect WHERE decision_id = $1 AND kind = 'action' AND state = 'done' ORDER BY id";
    let bodies: Vec<String> = sqlx::query_scalar(sql).bind(&taken.decision_id.0).fetch_all(&mut **tx).await?;
    bodies.iter().map(|body| from_json(body)).collect()
}
