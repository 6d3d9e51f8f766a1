//! Deciding: one answer of a person to exactly one version, in one transaction with everything that follows.

mod accept;
mod approval;
pub mod approve;
mod form;
mod guard;
mod reason;
mod record;
pub mod reject;
mod seen;

pub use reason::parse as reject_reason;

use super::find::DraftRow;
use super::refusal::Refusal;
use super::{decided, facts};
use crate::app::App;
use crate::ids::sha256_hex;
use crate::staff::Reviewer;
use crate::store::Tx;
use api::{DecisionRequest, DecisionResponse, DraftId, Time, Verdict};
use approval::Approval;

/// A decision as it arrives, with who makes it.
#[derive(Debug)]
pub struct Deciding<'a> {
    pub draft_id: &'a DraftId,
    pub request: &'a DecisionRequest,
    pub reviewer: &'a Reviewer,
    /// Hash of draft id and body: the same decision id with another hash is refused.
    pub request_hash: String,
    pub now: Time,
}

impl<'a> Deciding<'a> {
    /// # Errors
    /// [`Refusal::Invalid`]: the decision id, note, reason or acknowledgements are longer than they may be.
    pub fn new(
        app: &App,
        draft_id: &'a DraftId,
        request: &'a DecisionRequest,
        reviewer: &'a Reviewer,
    ) -> Result<Self, Refusal> {
        form::words(request)?;
        let body = serde_json::to_string(request).map_err(|e| sqlx::Error::Encode(e.into()))?;
        let request_hash = sha256_hex(format!("{draft_id}\n{body}"));
        Ok(Self { draft_id, request, reviewer, request_hash, now: app.now() })
    }
}

/// Durable on return: the decision and its effects, together. The same decision again gives the first answer.
///
/// # Errors
/// [`Refusal`], in the order of PRODUCT section 7; nothing was stored then.
pub async fn decide(app: &App, deciding: &Deciding<'_>) -> Result<DecisionResponse, Refusal> {
    if let Some(first) = replay(app, deciding).await? {
        return Ok(first);
    }
    let answer = prepare(app, deciding).await;
    match attempt(app, deciding, answer, Facts::Unread).await {
        Err(Attempt::FactsAreOld { draft, answer }) => {
            facts::verify(app, &draft).await?;
            attempt(app, deciding, answer, Facts::Verified).await.map_err(Attempt::into_refusal)?;
        }
        other => other.map_err(Attempt::into_refusal)?,
    }
    replay(app, deciding).await?.ok_or(Refusal::NoDecision)
}

/// The answer, as far as it can be thought through before anything is locked.
enum Answer {
    Approve(Approval),
    Close,
    Reject,
    Escalate,
}

async fn prepare(app: &App, deciding: &Deciding<'_>) -> Result<Answer, Refusal> {
    Ok(match deciding.request.verdict {
        Verdict::Approve => Answer::Approve(approval::judged(app, deciding).await?),
        Verdict::Close => Answer::Close,
        Verdict::Reject => Answer::Reject,
        Verdict::Escalate => Answer::Escalate,
    })
}

/// The first answer again; `None`: this decision id is new.
async fn replay(app: &App, deciding: &Deciding<'_>) -> Result<Option<DecisionResponse>, Refusal> {
    let Some(row) = decided::find_row(&app.db, &deciding.request.decision_id).await? else { return Ok(None) };
    if row.request_hash != deciding.request_hash {
        return Err(Refusal::DecisionIdReused);
    }
    decided::response(app, row).await.map(Some)
}

/// Whether old facts have been read again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Facts {
    Unread,
    Verified,
}

enum Attempt {
    Refused(Refusal),
    FactsAreOld { draft: Box<DraftRow>, answer: Result<Answer, Refusal> },
}

impl Attempt {
    fn into_refusal(self) -> Refusal {
        match self {
            Self::Refused(refusal) => refusal,
            Self::FactsAreOld { .. } => Refusal::FactsChanged { which: Vec::new(), draft_id: None },
        }
    }
}

impl<E: Into<Refusal>> From<E> for Attempt {
    fn from(error: E) -> Self {
        Self::Refused(error.into())
    }
}

/// `answer` is told, also where it is a refusal, only once nothing of the version itself stands against it.
async fn attempt(
    app: &App,
    deciding: &Deciding<'_>,
    answer: Result<Answer, Refusal>,
    facts: Facts,
) -> Result<(), Attempt> {
    let mut tx = app.db.begin().await?;
    let Some(draft) = guard::check(&mut tx, deciding).await? else { return Ok(()) };
    let approving = deciding.request.verdict == Verdict::Approve;
    if approving && facts == Facts::Unread && facts::are_old(&mut tx, &draft, deciding.now).await? {
        return Err(Attempt::FactsAreOld { draft: Box::new(draft), answer });
    }
    let answer = answer?;
    store(&mut tx, app, deciding, &draft, &answer).await?;
    tx.commit().await?;
    seen::seen(app, deciding, &draft, &answer).await;
    Ok(())
}

async fn store(
    tx: &mut Tx,
    app: &App,
    deciding: &Deciding<'_>,
    draft: &DraftRow,
    answer: &Answer,
) -> Result<(), Refusal> {
    match answer {
        Answer::Approve(approval) => approve::approve(tx, app, deciding, draft, approval).await,
        Answer::Close => approve::close(tx, app, deciding, draft).await,
        Answer::Reject => reject::reject(tx, app, deciding, draft).await,
        Answer::Escalate => reject::escalate(tx, app, deciding, draft).await,
    }
}
