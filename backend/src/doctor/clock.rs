//! The clock: leases, deadlines and undo windows hang on it.

use super::Finding;
use crate::clock::Clock;
use crate::store::{Db, Dialect, micros, time};

/// So far may this machine's clock and the database's stand apart.
const APART_MAX_S: i64 = 2;

pub(super) async fn look(db: &Db, clock: &dyn Clock) -> sqlx::Result<Finding> {
    let now = clock.now();
    let shown = now.strftime("%Y-%m-%d %H:%M:%S UTC").to_string();
    if db.dialect() == Dialect::Postgres {
        let sql = "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) AS BIGINT)";
        let theirs: i64 = sqlx::query_scalar(sql).fetch_one(db.read()).await?;
        let apart = (theirs - now.as_second()).abs();
        if apart > APART_MAX_S {
            let what = format!("it is {shown} here, and {apart} s away from that in the database");
            return Ok(Finding::wrong("clock", what, "keep the clocks of both machines by NTP"));
        }
    }
    // What was stored was stored in the past.
    let sql = "SELECT MAX(created_at) FROM job";
    let newest: Option<i64> = sqlx::query_scalar(sql).fetch_one(db.read()).await?;
    if let Some(newest) = newest.filter(|newest| *newest > micros(now)) {
        let what = format!("it is {shown} here, but a job was made at {}", time(newest));
        return Ok(Finding::wrong(
            "clock",
            what,
            "the clock was put back: leases and deadlines cannot be trusted",
        ));
    }
    Ok(Finding::ok("clock", format!("it is {shown}")))
}
