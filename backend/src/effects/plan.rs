//! From a decision to its effects: rows of the outbox, in the decision's own transaction.

use crate::app::App;
use crate::drafts::DraftRow;
use crate::store::{Tx, micros, to_json};
use agent::draft::{Content, ContentAction};
use api::{ActionParams, DecisionId, EffectId, Money, SegmentView, Time};
use serde::{Deserialize, Serialize};

/// What a decision sets in motion.
#[derive(Debug)]
pub struct Plan<'a> {
    pub draft: &'a DraftRow,
    pub decision_id: &'a DecisionId,
    /// `None`: closed without a mail.
    pub content: Option<&'a Content>,
    /// The decided text with its claims: the mail waits for every action it claims.
    pub segments: &'a [SegmentView],
    /// When the undo window ends.
    pub run_at: Time,
    pub now: Time,
}

/// Body of an action effect.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ActionBody {
    pub what: ActionParams,
    pub amount: Option<Money>,
}

/// Body of a mail effect. The text itself is the decision's content, which its hash guards.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MailBody {
    /// Derived from the effect's id, so that a resend is the same message.
    pub message_id: String,
    pub in_reply_to: Option<String>,
    pub references: Vec<String>,
}

struct New<'a> {
    kind: &'static str,
    action_id: Option<&'a str>,
    rank: i64,
    body: String,
    what: String,
}

/// Writes the actions, then the mail, then the memory, all held until the undo window ends.
pub async fn plan(tx: &mut Tx, app: &App, plan: &Plan<'_>) -> sqlx::Result<()> {
    let mut mail = None;
    if let Some(content) = plan.content {
        let claimed: Vec<&str> = plan.segments.iter().flat_map(|s| &s.claims).map(String::as_str).collect();
        let mut needed = Vec::new();
        for action in &content.actions {
            let id = insert(
                tx,
                plan,
                &EffectId::from_tail(app.ids.fresh(EffectId::PREFIX)),
                &action_effect(action)?,
            )
            .await?;
            if claimed.contains(&action.id.as_str()) {
                needed.push(id);
            }
        }
        let id = insert_mail(tx, app, plan, content).await?;
        needs(tx, &id, &needed).await?;
        mail = Some(id);
    }
    let remember = New {
        kind: "memory",
        action_id: None,
        rank: 3,
        body: "{}".to_owned(),
        what: "Remember the case".to_owned(),
    };
    let id = insert(tx, plan, &EffectId::from_tail(app.ids.fresh(EffectId::PREFIX)), &remember).await?;
    needs(tx, &id, mail.as_slice()).await
}

fn action_effect(action: &ContentAction) -> sqlx::Result<New<'_>> {
    let body = ActionBody { what: action.what.clone(), amount: action.amount };
    let what = super::letter::action_words(&body);
    Ok(New { kind: "action", action_id: Some(action.id.as_str()), rank: 1, body: to_json(&body)?, what })
}

async fn insert_mail(tx: &mut Tx, app: &App, plan: &Plan<'_>, content: &Content) -> sqlx::Result<EffectId> {
    let id = EffectId::from_tail(app.ids.fresh(EffectId::PREFIX));
    let (in_reply_to, references) = thread(tx, plan).await?;
    let host = app.settings.shop_address.rsplit('@').next().unwrap_or("countersign.invalid");
    let body = MailBody { message_id: format!("{id}@{host}"), in_reply_to, references };
    let way = app.mailer.name();
    let what = match content.to.len() + content.cc.len() {
        1 => format!("Send the reply {way}"),
        all => format!("Send the reply {way}, to {all} addresses"),
    };
    insert(tx, plan, &id, &New { kind: "mail", action_id: None, rank: 2, body: to_json(&body)?, what }).await
}

/// The customer's newest mail is answered; References carries the thread so far (RFC 5322 section 3.6.4).
async fn thread(tx: &mut Tx, plan: &Plan<'_>) -> sqlx::Result<(Option<String>, Vec<String>)> {
    let sql = "SELECT message_id, mail_references FROM email
                WHERE case_id = $1 AND rev <= $2 AND direction = 'inbound' AND parked IS NULL
                ORDER BY created_at DESC, id DESC LIMIT 1";
    let newest: Option<(String, String)> = sqlx::query_as(sql)
        .bind(plan.draft.case_id.as_str())
        .bind(plan.draft.based_on_rev)
        .fetch_optional(&mut **tx)
        .await?;
    let Some((message_id, references)) = newest else { return Ok((None, Vec::new())) };
    let mut references: Vec<String> = crate::store::from_json(&references)?;
    references = references.iter().map(|id| agent::mail::message_id::normalise(id)).collect();
    references.push(message_id.clone());
    Ok((Some(message_id), references))
}

async fn insert(tx: &mut Tx, plan: &Plan<'_>, id: &EffectId, new: &New<'_>) -> sqlx::Result<EffectId> {
    let key = match new.action_id {
        Some(action) => format!("{}/{action}", plan.decision_id),
        None => format!("{}/{}", plan.decision_id, new.kind),
    };
    let sql =
        "INSERT INTO effect (id, decision_id, draft_id, case_id, customer_id, kind, action_id, state, rank,
                 idempotency_key, body, what, run_at, created_at, updated_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, 'held', $8, $9, $10, $11, $12, $13, $13)";
    sqlx::query(sql)
        .bind(id.as_str())
        .bind(&plan.decision_id.0)
        .bind(plan.draft.id.as_str())
        .bind(plan.draft.case_id.as_str())
        .bind(&plan.draft.customer_id)
        .bind(new.kind)
        .bind(new.action_id)
        .bind(new.rank)
        .bind(key)
        .bind(&new.body)
        .bind(&new.what)
        .bind(micros(plan.run_at))
        .bind(micros(plan.now))
        .execute(&mut **tx)
        .await?;
    Ok(id.clone())
}

async fn needs(tx: &mut Tx, effect: &EffectId, needed: &[EffectId]) -> sqlx::Result<()> {
    for other in needed {
        let sql = "INSERT INTO effect_needs (effect_id, needs_id) VALUES ($1, $2)";
        sqlx::query(sql).bind(effect.as_str()).bind(other.as_str()).execute(&mut **tx).await?;
    }
    Ok(())
}
