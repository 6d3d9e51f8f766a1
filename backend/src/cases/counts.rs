//! How many cases stand in each tab, and how the day went.

use crate::app::App;
use crate::store::{micros, time};
use api::{QueueCounts, StaffId, Time};

#[derive(sqlx::FromRow)]
struct Counts {
    needs_you: i64,
    at_risk: i64,
    failed: i64,
    snoozed: i64,
    mine: i64,
    done: i64,
    next_snoozed_at: Option<i64>,
}

/// Each number from an index of its own: what is over is never read.
const COUNTS: &str = "SELECT
    (SELECT COUNT(*) FROM cases WHERE state = 'needs_you' AND COALESCE(snoozed_until, 0) <= $1) AS needs_you,
    (SELECT COUNT(*) FROM cases WHERE state = 'needs_you' AND COALESCE(snoozed_until, 0) <= $1 AND at_risk_at <= $1) AS at_risk,
    (SELECT COUNT(*) FROM cases WHERE state = 'failed') AS failed,
    (SELECT COUNT(*) FROM cases WHERE snoozed_until > $1) AS snoozed,
    (SELECT COUNT(*) FROM cases WHERE assigned_to = $2 AND state <> 'done')
      + (SELECT COUNT(*) FROM cases WHERE claimed_by = $2 AND claim_until > $1 AND state <> 'done'
          AND COALESCE(assigned_to, '') <> $2) AS mine,
    (SELECT COUNT(*) FROM cases WHERE state IN ('done', 'waiting_customer', 'sending')) AS done,
    (SELECT MIN(snoozed_until) FROM cases WHERE snoozed_until > $1) AS next_snoozed_at";

/// The numbers of the tabs, for one person.
pub async fn counts(app: &App, me: &StaffId) -> sqlx::Result<QueueCounts> {
    let now = app.now();
    let counts: Counts =
        sqlx::query_as(COUNTS).bind(micros(now)).bind(me.as_str()).fetch_one(app.db.read()).await?;
    let today = today(app, now).await?;
    Ok(QueueCounts {
        needs_you: counts.needs_you,
        at_risk: counts.at_risk,
        failed: counts.failed,
        snoozed: counts.snoozed,
        mine: counts.mine,
        done: counts.done,
        next_snoozed_at: counts.next_snoozed_at.map(time),
        decided_today: today.decided,
        approved_today: today.approved,
        unchanged_today: today.unchanged,
        median_s: today.median_s,
    })
}

struct Today {
    decided: i64,
    approved: i64,
    unchanged: i64,
    median_s: Option<i64>,
}

/// How long each decision took a person, from the moment it was on their screen; null where a program decided.
const TODAY: &str = "SELECT verdict, edited, created_at - shown_at FROM decision
    WHERE created_at >= $1 AND undone_at IS NULL ORDER BY created_at LIMIT 10000";

/// Decisions since midnight of the shop.
async fn today(app: &App, now: Time) -> sqlx::Result<Today> {
    let zone = jiff::tz::TimeZone::get(&app.settings.policy.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let midnight = now.to_zoned(zone).start_of_day().map_or(now, |day| day.timestamp());
    let rows: Vec<(String, i64, Option<i64>)> =
        sqlx::query_as(TODAY).bind(micros(midnight)).fetch_all(app.db.read()).await?;
    let approved = rows.iter().filter(|(verdict, ..)| verdict == "approve");
    let mut took: Vec<i64> = rows.iter().filter_map(|(.., took)| *took).map(|took| took.max(0)).collect();
    took.sort_unstable();
    Ok(Today {
        decided: rows.len() as i64,
        approved: approved.clone().count() as i64,
        unchanged: approved.filter(|(_, edited, _)| *edited == 0).count() as i64,
        median_s: took.get(took.len() / 2).map(|took| took / 1_000_000),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::finds_by_index;

    #[tokio::test]
    async fn todays_decisions_are_found_without_reading_those_before() {
        finds_by_index(TODAY, TODAY).await;
    }

    #[tokio::test]
    async fn the_tabs_are_counted_by_their_indexes() {
        finds_by_index(COUNTS, COUNTS).await;
    }
}
