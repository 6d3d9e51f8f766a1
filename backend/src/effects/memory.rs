//! Remembering a case: the customer's half as the run proposed it, our half as it was sent and executed.

use super::claim::{self, Taken};
use super::outcome::Failed;
use super::plan::ActionBody;
use crate::app::App;
use crate::audit;
use crate::cases;
use crate::live;
use crate::store::{Tx, from_json, micros, to_json};
use agent::draft::{Content, Proposal, Remember};
use api::{ActionParams, EffectState, Time};

/// So much of a text is kept; the mail itself stays stored.
const MOST: usize = 2000;

#[derive(sqlx::FromRow)]
struct Decided {
    verdict: String,
    decided_by_name: String,
    content: String,
    customer_id: String,
    body: String,
    message_id: Option<String>,
}

struct Entry<'a> {
    message_id: &'a str,
    role: &'static str,
    text: &'a str,
    ids: &'a [String],
    promises: &'a [String],
    at: Time,
}

/// One commit: entries and the effect's end. Running it again changes nothing.
pub async fn commit(app: &App, taken: &Taken) -> Result<(), Failed> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    cases::lock(&mut tx, &taken.case_id).await?;
    let decided = decided(&mut tx, taken).await?;
    let proposal: Proposal = from_json(&decided.body)?;
    for remembered in &proposal.remember {
        insert(&mut tx, taken, &decided.customer_id, &customers(remembered)).await?;
    }
    ours(&mut tx, taken, &decided, &proposal, now).await?;
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
fn customers(remembered: &Remember) -> Entry<'_> {
    Entry {
        message_id: &remembered.source,
        role: "customer",
        text: &remembered.text,
        ids: &remembered.ids,
        promises: &[],
        at: remembered.at,
    }
}

async fn ours(
    tx: &mut Tx,
    taken: &Taken,
    decided: &Decided,
    proposal: &Proposal,
    now: Time,
) -> sqlx::Result<()> {
    let content: Content = from_json(&decided.content)?;
    let promises = promises(tx, taken).await?;
    let ids: Vec<String> = proposal.remember.iter().flat_map(|r| r.ids.iter().cloned()).collect();
    let closed = format!("closed:{}", taken.decision_id);
    let (message_id, text) = match &decided.message_id {
        Some(mail) => (from_json::<super::MailBody>(mail)?.message_id, content.body),
        None if decided.verdict == "close" => {
            (closed, format!("Closed without a reply by {}.", decided.decided_by_name))
        }
        None => return Ok(()),
    };
    let entry =
        Entry { message_id: &message_id, role: "shop", text: &text, ids: &ids, promises: &promises, at: now };
    insert(tx, taken, &decided.customer_id, &entry).await
}

/// Open promises come only from actions that have run.
async fn promises(tx: &mut Tx, taken: &Taken) -> sqlx::Result<Vec<String>> {
    let sql =
        "SELECT body FROM effect WHERE decision_id = $1 AND kind = 'action' AND state = 'done' ORDER BY id";
    let bodies: Vec<String> = sqlx::query_scalar(sql).bind(&taken.decision_id.0).fetch_all(&mut **tx).await?;
    let mut promises = Vec::new();
    for body in bodies {
        let action: ActionBody = from_json(&body)?;
        match action.what {
            ActionParams::TrackRefundDeliveryFee { order_id, .. } => {
                promises
                    .push(format!("Refund part of the delivery fee of order {order_id} once it has arrived"));
            }
            ActionParams::CarrierInquiry { order_id, .. } => {
                promises.push(format!("Tell what the carrier says about order {order_id}"));
            }
            ActionParams::RefundDeliveryFee { .. } | ActionParams::CouponExpeditedDelivery { .. } => {}
        }
    }
    Ok(promises)
}

async fn insert(tx: &mut Tx, taken: &Taken, customer_id: &str, entry: &Entry<'_>) -> sqlx::Result<()> {
    let text: String = entry.text.chars().take(MOST).collect();
    let sql = "INSERT INTO memory (case_id, customer_id, message_id, position, role, body, ids, promises, at)
               VALUES ($1, $2, $3, (SELECT COALESCE(MAX(position), 0) + 1 FROM memory WHERE case_id = $1), $4, $5, $6, $7, $8)
               ON CONFLICT (case_id, message_id, role) DO NOTHING";
    sqlx::query(sql)
        .bind(taken.case_id.as_str())
        .bind(customer_id)
        .bind(entry.message_id)
        .bind(entry.role)
        .bind(text)
        .bind(to_json(&entry.ids)?)
        .bind(to_json(&entry.promises)?)
        .bind(micros(entry.at))
        .execute(&mut **tx)
        .await?;
    Ok(())
}
