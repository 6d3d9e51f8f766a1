//! How an attempt ends: delivered, tried again later, or a dead letter.

use super::claim::Taken;
use super::retries::wait;
use crate::app::App;
use crate::cases::after;
use crate::outside::{Answer, Lost};
use crate::store::micros;

/// Changes nothing where somebody else holds the delivery by now.
pub(super) async fn end(app: &App, taken: &Taken, answered: &Result<Answer, Lost>) -> sqlx::Result<()> {
    match answered {
        Ok(answer @ Answer { status: 200..=299, .. }) => delivered(app, taken, answer).await,
        Ok(answer) => failed(app, taken, answered, format!("the listener answered {}", answer.status)).await,
        Err(lost) => failed(app, taken, answered, lost.to_string()).await,
    }
}

async fn delivered(app: &App, taken: &Taken, answer: &Answer) -> sqlx::Result<()> {
    let sql = "UPDATE webhook_delivery SET state = 'done', locked_by = NULL, lease_until = NULL, status = $3,
                 error = NULL, delivered_at = $4, updated_at = $4
               WHERE id = $1 AND locked_by = $2 AND state = 'dispatching'";
    let query = sqlx::query(sql).bind(&taken.id).bind(&taken.lease).bind(i64::from(answer.status));
    query.bind(micros(app.now())).execute(app.db.write()).await?;
    Ok(())
}

async fn failed(app: &App, taken: &Taken, answered: &Result<Answer, Lost>, why: String) -> sqlx::Result<()> {
    let answer = answered.as_ref().ok();
    let asked = answer.and_then(|answer| answer.retry_after);
    let (now, wait) = (app.now(), wait(taken.attempt, asked, rand::random()));
    tracing::warn!(webhook.id = %taken.id, attempt = taken.attempt, is_dead = wait.is_none(), why, "a webhook was not delivered");
    let sql = "UPDATE webhook_delivery SET state = $3, locked_by = NULL, lease_until = NULL, status = $4, error = $5,
                 run_at = $6, updated_at = $7
               WHERE id = $1 AND locked_by = $2 AND state = 'dispatching'";
    sqlx::query(sql)
        .bind(&taken.id)
        .bind(&taken.lease)
        .bind(if wait.is_some() { "ready" } else { "dead" })
        .bind(answer.map(|answer| i64::from(answer.status)))
        .bind(why)
        .bind(micros(after(now, wait.unwrap_or_default())))
        .bind(micros(now))
        .execute(app.db.write())
        .await?;
    Ok(())
}
