//! The checks of a text that a person may have edited: the same ones that judged the agent's.

use super::content::Verdicts;
use super::find::DraftRow;
use super::refusal::Refusal;
use crate::cases::CustomerScope;
use crate::shop;
use crate::store::Db;
use agent::checks::{self, CheckInput, Shown};
use agent::draft::{Content, align};
use agent::policy::Policy;
use api::{ActionVerdict, ActionView, CheckView, Customer, Language, SegmentView};
use std::collections::BTreeSet;

/// A text with its findings.
#[derive(Debug)]
pub struct Judged {
    pub segments: Vec<SegmentView>,
    pub checks: Vec<CheckView>,
}

/// Compares and judges beside the runtime: for the longest text it takes a tenth of a second.
///
/// # Errors
/// [`Refusal::BrokeOff`].
pub async fn beside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refusal> {
    tokio::task::spawn_blocking(work).await.map_err(|_| {
        tracing::error!("judging a text panicked");
        Refusal::BrokeOff
    })
}

/// What the house knows of a text: whom it is for, what in it is somebody else's, what in it the catalogue names.
#[derive(Debug)]
pub struct LookedUp {
    customer: Customer,
    strangers: Vec<String>,
    named: Vec<String>,
}

/// Cuts a text along the version's segments and judges it.
pub fn judge(
    draft: &DraftRow,
    looked_up: &LookedUp,
    content: &Content,
    verdicts: &Verdicts,
    policy: &Policy,
) -> Judged {
    let segments = align(&draft.proposal.segments, &content.body);
    let checks = of_segments(draft, looked_up, content, &segments, verdicts, policy);
    Judged { segments, checks }
}

/// Judges segments that are already cut.
pub fn of_segments(
    draft: &DraftRow,
    looked_up: &LookedUp,
    content: &Content,
    segments: &[SegmentView],
    verdicts: &Verdicts,
    policy: &Policy,
) -> Vec<CheckView> {
    let proposal = &draft.proposal;
    let actions: Vec<(ActionView, Option<ActionVerdict>)> =
        proposal.actions.iter().map(|action| (action.clone(), verdicts.get(&action.id).copied())).collect();
    let english = Language::english();
    checks::run(&CheckInput {
        outcome: proposal.outcome,
        to: &content.to,
        cc: &content.cc,
        subject: &content.subject,
        segments,
        original: Some(&proposal.segments),
        actions: &actions,
        evidence: &proposal.evidence,
        customer: &looked_up.customer,
        sender_verified: proposal.judged.sender_verified,
        language: proposal.classification.as_ref().map_or(&english, |class| &class.language),
        raised: &proposal.judged.raised,
        preferred: &proposal.judged.preferred,
        asked: &proposal.judged.asked,
        internal_ids: &proposal.judged.internal_ids,
        foreign: &looked_up.strangers,
        products: proposal.products.as_ref().map(|found| Shown { found, named: &looked_up.named }),
        policy,
    })
}

/// Looks up whom this text would go to, whose words stand in it, and which products.
///
/// # Errors
/// When the database does not answer.
pub async fn look_up(db: &Db, draft: &DraftRow, subject: &str, body: &str) -> sqlx::Result<LookedUp> {
    let scope = CustomerScope::of_case(db.read(), &draft.case_id).await?.ok_or(sqlx::Error::RowNotFound)?;
    let text = format!("{subject}\n{body}");
    let strangers = shop::strangers(db, &scope, &text).await?;
    let named = match draft.proposal.products {
        Some(_) => shop::catalogue::named(db, &edited(draft, body)).await?,
        None => Vec::new(),
    };
    Ok(LookedUp { customer: customer(db, draft).await?, strangers, named })
}

/// The lines that a person has touched: what the agent named it has looked up.
fn edited(draft: &DraftRow, body: &str) -> String {
    let ours = agent::draft::body(&draft.proposal.segments);
    let ours: BTreeSet<&str> = ours.lines().collect();
    body.lines().filter(|line| !ours.contains(line)).collect::<Vec<_>>().join("\n")
}

/// The customer as the case knows them.
async fn customer(db: &Db, draft: &DraftRow) -> sqlx::Result<Customer> {
    let sql =
        "SELECT p.name, (SELECT e.customer_email FROM email e WHERE e.case_id = $2 AND e.event_id IS NOT NULL
                 ORDER BY e.created_at DESC, e.id DESC LIMIT 1) FROM customer p WHERE p.id = $1";
    let (name, email): (String, Option<String>) = sqlx::query_as(sql)
        .bind(&draft.customer_id)
        .bind(draft.case_id.as_str())
        .fetch_one(db.read())
        .await?;
    Ok(Customer { id: draft.customer_id.clone(), email: email.unwrap_or_default(), name })
}
