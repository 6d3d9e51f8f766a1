//! Follow-ups: what is owed once something has happened or a day has come.

use crate::app::App;
use crate::cases::{self, CustomerScope, after};
use crate::store::{Tx, micros, or_leave, time};
use crate::{drafts, jobs, live, shop};
use agent::case::DueWhy;
use api::{CaseId, JobKind, Time};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 3600);
/// After so many days from its action a person looks.
const OVERDUE: Duration = Duration::from_secs(30 * 24 * 3600);

/// Created when the action that owes it has run; once per action.
#[derive(Debug)]
pub struct NewFollowUp<'a> {
    pub id: String,
    pub case_id: &'a CaseId,
    pub customer_id: &'a str,
    pub action_id: &'a str,
    pub order_id: i64,
    pub delivery_id: i64,
    pub now: Time,
}

pub async fn create(tx: &mut Tx, new: &NewFollowUp<'_>) -> sqlx::Result<()> {
    let sql =
        "INSERT INTO follow_up (id, case_id, customer_id, action_id, order_id, delivery_id, state, look_at,
                 overdue_at, created_at, updated_at)
               VALUES ($1, $2, $3, $4, $5, $6, 'open', $7, $8, $7, $7) ON CONFLICT (action_id) DO NOTHING";
    sqlx::query(sql)
        .bind(&new.id)
        .bind(new.case_id.as_str())
        .bind(new.customer_id)
        .bind(new.action_id)
        .bind(new.order_id)
        .bind(new.delivery_id)
        .bind(micros(new.now))
        .bind(micros(after(new.now, OVERDUE)))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Open {
    id: String,
    case_id: String,
    delivery_id: i64,
    overdue_at: i64,
}

/// Looks at every follow-up whose day has come; gives how many fell due.
///
/// # Errors
/// When the database does not answer; a follow-up that fails alone is left for the next round.
pub async fn look(app: &App) -> sqlx::Result<usize> {
    let now = app.now();
    let sql =
        "SELECT id, case_id, delivery_id, overdue_at FROM follow_up WHERE state = 'open' AND look_at <= $1
                ORDER BY look_at LIMIT 100";
    let open: Vec<Open> = sqlx::query_as(sql).bind(micros(now)).fetch_all(app.db.read()).await?;
    let mut fell = 0;
    for follow_up in open {
        let swept = look_at(app, &follow_up, now).await;
        fell += usize::from(or_leave(swept, "follow-ups", &follow_up.id).unwrap_or(false));
    }
    Ok(fell)
}

async fn look_at(app: &App, follow_up: &Open, now: Time) -> sqlx::Result<bool> {
    let case_id = CaseId::parse(follow_up.case_id.clone()).map_err(|e| sqlx::Error::Decode(e.into()))?;
    let scope = CustomerScope::of_case(app.db.read(), &case_id).await?.ok_or(sqlx::Error::RowNotFound)?;
    let arrived = shop::delivery_arrived(&app.db, &scope, follow_up.delivery_id).await?.is_some();
    let why = match arrived {
        true => Some(DueWhy::Arrived),
        false if now >= time(follow_up.overdue_at) => Some(DueWhy::Overdue),
        false => None,
    };
    match why {
        Some(why) => fall_due(app, &case_id, follow_up, why, now).await?,
        None => look_tomorrow(app, follow_up, now).await?,
    }
    Ok(why.is_some())
}

async fn look_tomorrow(app: &App, follow_up: &Open, now: Time) -> sqlx::Result<()> {
    let sql = "UPDATE follow_up SET look_at = $2 WHERE id = $1 AND state = 'open'";
    sqlx::query(sql).bind(&follow_up.id).bind(micros(after(now, DAY))).execute(app.db.write()).await?;
    Ok(())
}

/// Acts like a mail: a new rev, the waiting draft superseded, a job that covers it.
async fn fall_due(app: &App, case_id: &CaseId, follow_up: &Open, why: DueWhy, now: Time) -> sqlx::Result<()> {
    let mut tx = app.db.begin().await?;
    let case = cases::lock(&mut tx, case_id).await?;
    let sql =
        "UPDATE follow_up SET state = 'due', why = $2, updated_at = $3 WHERE id = $1 AND state = 'open'";
    let due = sqlx::query(sql)
        .bind(&follow_up.id)
        .bind(crate::store::word(why))
        .bind(micros(now))
        .execute(&mut *tx)
        .await?;
    if due.rows_affected() == 0 {
        return Ok(()); // another process was first
    }
    let rev = cases::fell_due(&mut tx, case_id, now, &app.settings.due).await?;
    drafts::supersede(&mut tx, case_id, now).await?;
    let origin = origin(&mut tx, &follow_up.id).await?;
    let job = jobs::New {
        id: api::JobId::from_tail(app.ids.fresh(api::JobId::PREFIX)),
        case_id,
        customer_id: &case.customer_id,
        source: &case.source,
        kind: JobKind::FollowUp,
        rev,
        priority: 0,
        reason: None,
        input: None,
        trace: jobs::Trace::After(origin.as_deref()),
        max_attempts: app.settings.jobs.max_attempts,
        now,
    };
    jobs::join_or_insert(&mut tx, &job, &app.settings).await?;
    live::case_changed(&mut tx, case_id, now).await?;
    tx.commit().await
}

/// The trace of what was carried out days ago and owes this.
async fn origin(tx: &mut Tx, follow_up: &str) -> sqlx::Result<Option<String>> {
    let sql = "SELECT e.traceparent FROM follow_up f JOIN effect e ON e.action_id = f.action_id AND e.state = 'done'
                WHERE f.id = $1 ORDER BY e.updated_at DESC LIMIT 1";
    let found: Option<Option<String>> =
        sqlx::query_scalar(sql).bind(follow_up).fetch_optional(&mut **tx).await?;
    Ok(found.flatten())
}
