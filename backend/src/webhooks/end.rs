//! How an attempt ends: delivered, tried again later, or a dead letter.

use super::claim::Taken;
use super::retries::wait;
use crate::app::App;
use crate::cases::after;
use crate::outside::{Answer, Lost};
use crate::store::micros;
use std::time::Duration;

/// Changes nothing where somebody else holds the delivery by now. `chance`, from 0 to 1, spreads what is tried again.
pub(super) async fn end(
    app: &App,
    taken: &Taken,
    answered: &Result<Answer, Lost>,
    chance: f64,
) -> sqlx::Result<()> {
    let why = match answered {
        Ok(answer @ Answer { status: 200..=299, .. }) => return delivered(app, taken, answer).await,
        Ok(answer) => format!("the listener answered {}", answer.status),
        Err(lost) => lost.to_string(),
    };
    let answer = answered.as_ref().ok();
    let asked = answer.and_then(|answer| answer.retry_after);
    failed(app, taken, answer, wait(taken.attempt, asked, chance), why).await
}

async fn delivered(app: &App, taken: &Taken, answer: &Answer) -> sqlx::Result<()> {
    let sql = "UPDATE webhook_delivery SET state = 'done', locked_by = NULL, lease_until = NULL, status = $3,
                 error = NULL, delivered_at = $4, updated_at = $4
               WHERE id = $1 AND locked_by = $2 AND state = 'dispatching'";
    let query = sqlx::query(sql).bind(&taken.id).bind(&taken.lease).bind(i64::from(answer.status));
    query.bind(micros(app.now())).execute(app.db.write()).await?;
    Ok(())
}

/// `wait`: until it is tried again; `None` makes it a dead letter.
async fn failed(
    app: &App,
    taken: &Taken,
    answer: Option<&Answer>,
    wait: Option<Duration>,
    why: String,
) -> sqlx::Result<()> {
    let now = app.now();
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
