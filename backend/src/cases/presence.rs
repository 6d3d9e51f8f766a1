//! Who has a case open, and who is typing in it. Every open screen says so again and again; one that falls silent is
//! gone. Screens are told when somebody comes, goes, or begins or ends to type, and never of a mere sign of life.

use super::after;
use crate::app::App;
use crate::live;
use crate::staff::Reviewer;
use crate::store::{Tx, micros};
use api::{CaseId, Here, LiveEvent, StaffId, Time};
use sqlx::{Any, Executor};
use std::time::Duration;

/// A screen tells every 20 s that it is there.
const SILENT: Duration = Duration::from_secs(50);

fn alive_since(now: Time) -> i64 {
    micros(now) - (micros(after(now, SILENT)) - micros(now))
}

/// Everybody who has the case open.
///
/// # Errors
/// When the database does not answer.
pub async fn here<'c>(
    executor: impl Executor<'c, Database = Any>,
    case_id: &CaseId,
    now: Time,
) -> sqlx::Result<Vec<Here>> {
    let sql = "SELECT s.id, s.name, p.is_typing FROM presence p JOIN staff s ON s.id = p.staff_id
                WHERE p.case_id = $1 AND p.seen_at > $2 ORDER BY s.name, s.id LIMIT 50";
    let rows: Vec<(String, String, i64)> =
        sqlx::query_as(sql).bind(case_id.as_str()).bind(alive_since(now)).fetch_all(executor).await?;
    rows.into_iter()
        .map(|(id, name, is_typing)| {
            let id = StaffId::parse(id).map_err(|e| sqlx::Error::Decode(e.into()))?;
            Ok(Here { id, name, is_typing: is_typing == 1 })
        })
        .collect()
}

/// This person looks at the case, or goes on looking.
///
/// # Errors
/// When the database does not answer.
pub async fn stay(app: &App, case_id: &CaseId, who: &Reviewer, is_typing: bool) -> sqlx::Result<()> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let sql = "SELECT is_typing FROM presence WHERE case_id = $1 AND staff_id = $2 AND seen_at > $3";
    let before: Option<i64> = sqlx::query_scalar(sql)
        .bind(case_id.as_str())
        .bind(who.id().as_str())
        .bind(alive_since(now))
        .fetch_optional(&mut *tx)
        .await?;
    let sql = "INSERT INTO presence (case_id, staff_id, is_typing, seen_at) VALUES ($1, $2, $3, $4)
               ON CONFLICT (case_id, staff_id) DO UPDATE SET is_typing = $3, seen_at = $4";
    sqlx::query(sql)
        .bind(case_id.as_str())
        .bind(who.id().as_str())
        .bind(i64::from(is_typing))
        .bind(micros(now))
        .execute(&mut *tx)
        .await?;
    if before != Some(i64::from(is_typing)) {
        tell(&mut tx, case_id, now).await?;
    }
    tx.commit().await
}

/// This person went on to another case, or closed the page.
///
/// # Errors
/// When the database does not answer.
pub async fn go(app: &App, case_id: &CaseId, who: &Reviewer) -> sqlx::Result<()> {
    let mut tx = app.db.begin().await?;
    let sql = "DELETE FROM presence WHERE case_id = $1 AND staff_id = $2";
    let gone = sqlx::query(sql).bind(case_id.as_str()).bind(who.id().as_str()).execute(&mut *tx).await?;
    if gone.rows_affected() > 0 {
        tell(&mut tx, case_id, app.now()).await?;
    }
    tx.commit().await
}

/// Lets those go whose screens fell silent; gives how many.
///
/// # Errors
/// When the database does not answer.
pub async fn let_silent_go(app: &App) -> sqlx::Result<usize> {
    let now = app.now();
    let sql = "SELECT DISTINCT case_id FROM presence WHERE seen_at <= $1 LIMIT 500";
    let silent: Vec<String> = sqlx::query_scalar(sql).bind(alive_since(now)).fetch_all(app.db.read()).await?;
    for case_id in &silent {
        let case_id = CaseId::parse(case_id.as_str()).map_err(|e| sqlx::Error::Decode(e.into()))?;
        let mut tx = app.db.begin().await?;
        let sql = "DELETE FROM presence WHERE case_id = $1 AND seen_at <= $2";
        sqlx::query(sql).bind(case_id.as_str()).bind(alive_since(now)).execute(&mut *tx).await?;
        tell(&mut tx, &case_id, now).await?;
        tx.commit().await?;
    }
    Ok(silent.len())
}

async fn tell(tx: &mut Tx, case_id: &CaseId, now: Time) -> sqlx::Result<()> {
    let here = here(&mut **tx, case_id, now).await?;
    live::happened(tx, case_id, &LiveEvent::Presence { case_id: case_id.clone(), here }, now).await
}
