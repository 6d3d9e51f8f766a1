//! Rate limits delay a job's start; they never refuse a mail. GCRA in a table: exact, durable, one row a key.

use crate::cases::after;
use crate::config::{Limits, Rate};
use crate::store::{Tx, micros, time};
use api::Time;

/// When a job of this source and customer may start: now, unless one of the limits says later.
pub async fn start(
    tx: &mut Tx,
    source: &str,
    customer: &str,
    limits: &Limits,
    now: Time,
) -> sqlx::Result<Time> {
    let keys = [
        ("all".to_owned(), limits.global),
        (format!("source:{source}"), limits.source),
        (format!("customer:{customer}"), limits.customer),
    ];
    let mut start = now;
    for (key, rate) in keys {
        if let Some(rate) = rate {
            start = start.max(take(tx, &key, rate, now).await?);
        }
    }
    Ok(start)
}

/// Takes one place under `key` and says when it may be used. `count` places are free at once, then one each
/// `per / count` (ITU-T I.371, the virtual scheduling form).
async fn take(tx: &mut Tx, key: &str, rate: Rate, now: Time) -> sqlx::Result<Time> {
    let interval = rate.per / rate.count.max(1);
    let sql = "INSERT INTO rate (key, arrival_at) VALUES ($1, $2 + $3)
               ON CONFLICT (key) DO UPDATE SET arrival_at =
                 CASE WHEN rate.arrival_at > $2 THEN rate.arrival_at ELSE $2 END + $3
               RETURNING arrival_at";
    let arrival: i64 = sqlx::query_scalar(sql)
        .bind(key)
        .bind(micros(now))
        .bind(i64::try_from(interval.as_micros()).unwrap_or(i64::MAX))
        .fetch_one(&mut **tx)
        .await?;
    let full = i64::try_from(rate.per.as_micros()).unwrap_or(i64::MAX);
    Ok(time(arrival.saturating_sub(full)).max(after(now, std::time::Duration::ZERO)))
}
