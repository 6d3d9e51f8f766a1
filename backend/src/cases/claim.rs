//! A claim: a plain lock with an end. Its number grows with each new holder and fences late saves and decisions.

use super::after;
use crate::app::App;
use crate::audit;
use crate::drafts::Refusal;
use crate::live;
use crate::staff::Reviewer;
use crate::store::{Tx, micros, time};
use api::{CaseId, Claim, LiveEvent, Role, StaffId, Time};

#[derive(sqlx::FromRow)]
struct Held {
    claimed_by: Option<String>,
    claimed_at: Option<i64>,
    claim_until: Option<i64>,
    claim_number: i64,
}

impl Held {
    fn alive(&self, now: Time) -> Option<&str> {
        self.claimed_by.as_deref().filter(|_| self.claim_until.is_some_and(|until| until > micros(now)))
    }
}

/// Takes or renews the claim within a transaction that needs it.
///
/// # Errors
/// [`Refusal::ClaimedBy`] while somebody else holds it, or when `number` is of an older claim than the one alive.
pub async fn claim_in(
    tx: &mut Tx,
    app: &App,
    case_id: &CaseId,
    reviewer: &Reviewer,
    number: Option<i64>,
) -> Result<Claim, Refusal> {
    let now = app.now();
    let held = held(tx, case_id).await?;
    match held.alive(now) {
        Some(by) if by != reviewer.id().as_str() => Err(refused(tx, &held).await?),
        // The same person's other window, from before the case was somebody else's in between.
        Some(_) if number.is_some_and(|number| number < held.claim_number) => Err(refused(tx, &held).await?),
        // Held for longer: the row in the queue stays as it is.
        Some(_) => {
            write(tx, app, case_id, reviewer, held.claimed_at.map_or(now, time), held.claim_number).await
        }
        // Somebody else had it since: this save comes from a time before.
        None if number.is_some_and(|number| number < held.claim_number) => Err(refused(tx, &held).await?),
        None => take(tx, app, case_id, reviewer, &held).await,
    }
}

/// Takes it from whoever has it: a lead at once, anyone once it has lapsed.
///
/// # Errors
/// [`Refusal::ClaimedBy`] for an agent while it is alive.
pub async fn take_over(app: &App, case_id: &CaseId, reviewer: &Reviewer) -> Result<Claim, Refusal> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let held = held(&mut tx, case_id).await?;
    let foreign = held.alive(now).is_some_and(|by| by != reviewer.id().as_str());
    if foreign && reviewer.role() < Role::Lead {
        return Err(refused(&mut tx, &held).await?);
    }
    let claim = take(&mut tx, app, case_id, reviewer, &held).await?;
    record(&mut tx, case_id, &held, reviewer, now).await?;
    tx.commit().await?;
    Ok(claim)
}

async fn record(
    tx: &mut Tx,
    case_id: &CaseId,
    held: &Held,
    reviewer: &Reviewer,
    now: Time,
) -> sqlx::Result<()> {
    let who = reviewer.who();
    let entry =
        audit::Entry { case_id: Some(case_id), ..audit::Entry::new(now, audit::Event::CaseTakenOver, &who) };
    audit::record(tx, entry.detail(serde_json::json!({ "from": held.claimed_by }))).await
}

pub async fn claim(app: &App, case_id: &CaseId, reviewer: &Reviewer) -> Result<Claim, Refusal> {
    let mut tx = app.db.begin().await?;
    let claim = claim_in(&mut tx, app, case_id, reviewer, None).await?;
    tx.commit().await?;
    Ok(claim)
}

/// Gives it up; another's is left alone.
pub async fn release(app: &App, case_id: &CaseId, reviewer: &Reviewer) -> Result<(), Refusal> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let sql = "UPDATE cases SET claimed_by = NULL, claimed_at = NULL, claim_until = NULL, seq = seq + 1
                WHERE id = $1 AND claimed_by = $2";
    let given_up =
        sqlx::query(sql).bind(case_id.as_str()).bind(reviewer.id().as_str()).execute(&mut *tx).await?;
    if given_up.rows_affected() > 0 {
        tell(&mut tx, case_id, None, now).await?;
        live::case_changed(&mut tx, case_id, now).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn held(tx: &mut Tx, case_id: &CaseId) -> Result<Held, Refusal> {
    let sql = "UPDATE cases SET seq = seq + 1 WHERE id = $1
               RETURNING claimed_by, claimed_at, claim_until, claim_number";
    let held: Option<Held> = sqlx::query_as(sql).bind(case_id.as_str()).fetch_optional(&mut **tx).await?;
    held.ok_or(Refusal::NoDraft)
}

async fn refused(tx: &mut Tx, held: &Held) -> sqlx::Result<Refusal> {
    let sql = "SELECT name FROM staff WHERE id = $1";
    let who: Option<String> = sqlx::query_scalar(sql)
        .bind(held.claimed_by.as_deref().unwrap_or_default())
        .fetch_optional(&mut **tx)
        .await?;
    let until = held.claim_until.map_or(Time::UNIX_EPOCH, time);
    Ok(Refusal::ClaimedBy { who: who.unwrap_or_else(|| "A colleague".to_owned()), until })
}

/// A new holder, or the same one anew: the row of the queue shows it at once.
async fn take(
    tx: &mut Tx,
    app: &App,
    case_id: &CaseId,
    reviewer: &Reviewer,
    held: &Held,
) -> Result<Claim, Refusal> {
    let claim = write(tx, app, case_id, reviewer, app.now(), held.claim_number + 1).await?;
    live::case_changed(tx, case_id, app.now()).await?;
    Ok(claim)
}

async fn write(
    tx: &mut Tx,
    app: &App,
    case_id: &CaseId,
    reviewer: &Reviewer,
    since: Time,
    number: i64,
) -> Result<Claim, Refusal> {
    let now = app.now();
    let claim = Claim {
        id: reviewer.id().clone(),
        name: reviewer.display(),
        since,
        until: after(now, app.settings.review.claim),
        number,
    };
    let sql = "UPDATE cases SET claimed_by = $2, claimed_at = $3, claim_until = $4, claim_number = $5 WHERE id = $1";
    sqlx::query(sql)
        .bind(case_id.as_str())
        .bind(reviewer.id().as_str())
        .bind(micros(claim.since))
        .bind(micros(claim.until))
        .bind(number)
        .execute(&mut **tx)
        .await?;
    tell(tx, case_id, Some(claim.clone()), now).await?;
    Ok(claim)
}

async fn tell(tx: &mut Tx, case_id: &CaseId, claim: Option<Claim>, now: Time) -> sqlx::Result<()> {
    let event = LiveEvent::ClaimChanged { case_id: case_id.clone(), claim };
    live::happened(tx, case_id, &event, now).await
}

/// Who holds a case, as its row tells.
pub fn of_columns(
    by: Option<String>,
    name: Option<String>,
    at: Option<i64>,
    until: Option<i64>,
    number: i64,
    now: Time,
) -> Option<Claim> {
    let (by, until) = (by?, until.filter(|until| *until > micros(now))?);
    let id = StaffId::parse(by).ok()?;
    let name = name.unwrap_or_else(|| "A colleague".to_owned());
    Some(Claim { id, name, since: time(at.unwrap_or(until)), until: time(until), number })
}
