//! A person resolves what we could not: it happened, do it again, or drop it.

use super::claim::{Taken, tell};
use super::plan::MailBody;
use super::{action, mail, ordered, view};
use crate::app::App;
use crate::audit;
use crate::cases;
use crate::drafts::{self, Redraft};
use crate::live;
use crate::problem::{Kind, Problem};
use crate::staff::Reviewer;
use crate::store::{Room, Tx, from_json, micros, word};
use agent::draft::Content;
use api::{CaseId, DecisionId, EffectId, EffectState, EffectView, ResolveRequest, ResolveVerdict, Time};

#[derive(Debug, thiserror::Error)]
pub enum ResolveError {
    #[error("there is no such effect")]
    NoEffect,
    #[error("only a failed or unknown effect is resolved by a person")]
    NotOpen,
    #[error("could not store it")]
    Store(#[from] sqlx::Error),
}

impl From<ResolveError> for Problem {
    fn from(error: ResolveError) -> Self {
        match error {
            ResolveError::NoEffect => Self::not_found("effect"),
            ResolveError::NotOpen => Self::of(Kind::NotOpen)
                .detail("This effect has gone on; only a failed or unknown one is resolved by a person."),
            ResolveError::Store(error) => error.into(),
        }
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    decision_id: String,
    draft_id: String,
    kind: String,
    state: String,
    body: String,
    action_id: Option<String>,
    idempotency_key: String,
    attempts: i64,
}

/// Durable on return: the verdict, who gave it, and what follows from it.
///
/// # Errors
/// [`ResolveError`].
pub async fn resolve(
    app: &App,
    id: &EffectId,
    request: &ResolveRequest,
    reviewer: &Reviewer,
) -> Result<EffectView, ResolveError> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let (taken, case) = open(&mut tx, id).await?;
    match request.verdict {
        ResolveVerdict::Happened => happened(&mut tx, app, &taken, &case, now).await?,
        ResolveVerdict::SendAgain => set(&mut tx, &taken, EffectState::Ready, now).await?,
        ResolveVerdict::Drop => dropped(&mut tx, app, &taken, now).await?,
    }
    keep(&mut tx, &taken, request, reviewer, now).await?;
    cases::settle(&mut tx, &taken.case_id, now).await?;
    live::case_changed(&mut tx, &taken.case_id, now).await?;
    record(&mut tx, &taken, request, reviewer, now).await?;
    tx.wakes(Room::Effects);
    tx.commit().await?;
    view::find(&app.db, id).await?.ok_or(ResolveError::NoEffect)
}

/// What was said, by whom, and how they know it; the note stays out of the audit.
async fn keep(
    tx: &mut Tx,
    taken: &Taken,
    request: &ResolveRequest,
    reviewer: &Reviewer,
    now: Time,
) -> sqlx::Result<()> {
    let sql =
        "UPDATE effect SET resolution = $2, resolved_by_name = $3, resolved_at = $4, note = $5 WHERE id = $1";
    sqlx::query(sql)
        .bind(taken.id.as_str())
        .bind(word(request.verdict))
        .bind(reviewer.display())
        .bind(micros(now))
        .bind(request.note.as_deref().map(str::trim).filter(|note| !note.is_empty()))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

async fn open(tx: &mut Tx, id: &EffectId) -> Result<(Taken, cases::CaseLock), ResolveError> {
    let sql = "SELECT case_id FROM effect WHERE id = $1";
    let case_id: Option<String> = sqlx::query_scalar(sql).bind(id.as_str()).fetch_optional(&mut **tx).await?;
    let case_id =
        CaseId::parse(case_id.ok_or(ResolveError::NoEffect)?).map_err(|_| ResolveError::NoEffect)?;
    let case = cases::lock(tx, &case_id).await?;
    let sql = "SELECT decision_id, draft_id, kind, state, body, action_id, idempotency_key, attempts
                 FROM effect WHERE id = $1";
    let row: Row = sqlx::query_as(sql).bind(id.as_str()).fetch_one(&mut **tx).await?;
    if row.state != "failed" && row.state != "unknown" {
        return Err(ResolveError::NotOpen);
    }
    let taken = Taken {
        id: id.clone(),
        decision_id: DecisionId(row.decision_id),
        draft_id: row.draft_id,
        case_id,
        kind: row.kind,
        idempotency_key: row.idempotency_key,
        body: row.body,
        action_id: row.action_id,
        attempts: row.attempts,
        lease: String::new(),
    };
    Ok((taken, case))
}

async fn set(tx: &mut Tx, taken: &Taken, state: EffectState, now: Time) -> sqlx::Result<()> {
    let sql = "UPDATE effect SET state = $2, attempts = 0, run_at = $3, error = NULL, updated_at = $3 WHERE id = $1";
    sqlx::query(sql).bind(taken.id.as_str()).bind(word(state)).bind(micros(now)).execute(&mut **tx).await?;
    tell(tx, &taken.case_id, &taken.id, state, now).await
}

/// It did go out, or was done by hand: recorded as done, and what waited for it goes on.
async fn happened(
    tx: &mut Tx,
    app: &App,
    taken: &Taken,
    case: &cases::CaseLock,
    now: Time,
) -> sqlx::Result<()> {
    set(tx, taken, EffectState::Done, now).await?;
    if taken.kind == "mail" {
        let sql = "SELECT content FROM decision WHERE id = $1";
        let content: String = sqlx::query_scalar(sql).bind(&taken.decision_id.0).fetch_one(&mut **tx).await?;
        let body: MailBody = from_json(&taken.body)?;
        mail::record(tx, app, taken, case, &body, &from_json::<Content>(&content)?, now).await?;
        mail::told(tx, app, taken, now).await?;
    }
    if taken.kind == "action" {
        action::by_a_person(tx, app, taken, now).await?;
    }
    Ok(())
}

/// Dropping an action cancels the mail that waits for it; a mail that will not go brings a new version that knows
/// what was executed, and what was not sent is not remembered. A mail that has gone, or does not speak of the action,
/// stays as it is.
async fn dropped(tx: &mut Tx, app: &App, taken: &Taken, now: Time) -> sqlx::Result<()> {
    set(tx, taken, EffectState::Cancelled, now).await?;
    ordered::forget(tx, taken).await?;
    let answers_nothing = match taken.kind.as_str() {
        "mail" => true,
        "action" => cancel_mail_of(tx, taken, now).await?,
        _ => false,
    };
    if !answers_nothing {
        return Ok(());
    }
    let sql =
        "UPDATE effect SET state = 'cancelled', updated_at = $2 WHERE decision_id = $1 AND kind = 'memory'";
    sqlx::query(sql).bind(&taken.decision_id.0).bind(micros(now)).execute(&mut **tx).await?;
    let redraft = Redraft { draft_id: &taken.draft_id, dropped: taken.action_id.as_deref(), now };
    drafts::redraft(tx, app, &redraft).await
}

/// `false`: no mail waits for this action.
async fn cancel_mail_of(tx: &mut Tx, taken: &Taken, now: Time) -> sqlx::Result<bool> {
    let sql = "UPDATE effect SET state = 'cancelled', updated_at = $2
                WHERE state = 'ready' AND kind = 'mail'
                  AND id IN (SELECT n.effect_id FROM effect_needs n WHERE n.needs_id = $1)";
    let cancelled = sqlx::query(sql).bind(taken.id.as_str()).bind(micros(now)).execute(&mut **tx).await?;
    Ok(cancelled.rows_affected() > 0)
}

async fn record(
    tx: &mut Tx,
    taken: &Taken,
    request: &ResolveRequest,
    reviewer: &Reviewer,
    now: Time,
) -> sqlx::Result<()> {
    let who = reviewer.who();
    let entry = audit::Entry {
        case_id: Some(&taken.case_id),
        decision_id: Some(&taken.decision_id),
        ..audit::Entry::new(now, audit::Event::EffectResolved, &who)
    };
    let detail = serde_json::json!({ "effect": taken.id, "verdict": request.verdict });
    audit::record(tx, entry.detail(detail)).await
}
