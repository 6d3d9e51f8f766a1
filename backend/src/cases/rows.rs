//! The queue: one page of a tab, in the order people work, and how many stand in each tab.

use super::claim::of_columns;
use crate::app::App;
use crate::store::{micros, time, word_of};
use api::{CaseId, CaseRow, CustomerRef, DraftId, Page, QueueCounts, StaffId, Tab, Time};
use sqlx::AnyPool;

/// Which part of the queue.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    pub tab: Tab,
    /// Searches customer, subject and ids.
    pub q: &'a str,
    pub cursor: Option<&'a str>,
    pub limit: i64,
    pub me: &'a StaffId,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    customer_id: String,
    customer_name: String,
    subject: String,
    proposal: String,
    state: String,
    topic: Option<String>,
    urgency: Option<String>,
    unanswered_since: Option<i64>,
    due_at: Option<i64>,
    at_risk_at: Option<i64>,
    draft_id: Option<String>,
    outcome: Option<String>,
    claimed_by: Option<String>,
    claimed_name: Option<String>,
    claimed_at: Option<i64>,
    claim_until: Option<i64>,
    claim_number: i64,
    needs_role: Option<String>,
    snoozed_until: Option<i64>,
    seq: i64,
    created_at: i64,
}

/// Priority first, then time left, then age. The cursor is the number of rows already seen.
pub async fn page(app: &App, asked: &Asked<'_>) -> sqlx::Result<Page<CaseRow>> {
    let now = app.now();
    let offset: i64 = asked.cursor.and_then(|cursor| cursor.parse().ok()).unwrap_or(0);
    let sql = "SELECT c.id, c.customer_id, p.name AS customer_name, c.subject, c.proposal, c.state, c.topic, c.urgency,
                 c.unanswered_since, c.due_at, c.at_risk_at, c.draft_id, c.outcome, c.claimed_by, s.name AS claimed_name,
                 c.claimed_at, c.claim_until, c.claim_number, c.needs_role, c.snoozed_until, c.seq, c.created_at
               FROM cases c JOIN customer p ON p.id = c.customer_id LEFT JOIN staff s ON s.id = c.claimed_by
              WHERE (($1 = 'needs_you' AND c.state = 'needs_you' AND COALESCE(c.snoozed_until, 0) <= $2)
                  OR ($1 = 'at_risk' AND c.state = 'needs_you' AND COALESCE(c.snoozed_until, 0) <= $2 AND c.at_risk_at <= $2)
                  OR ($1 = 'failed' AND c.state = 'failed')
                  OR ($1 = 'snoozed' AND c.snoozed_until > $2)
                  OR ($1 = 'mine' AND c.state <> 'done' AND (c.assigned_to = $3 OR (c.claimed_by = $3 AND c.claim_until > $2)))
                  OR ($1 = 'done' AND c.state IN ('done', 'waiting_customer', 'sending')))
                AND ($4 = '' OR LOWER(c.subject) LIKE $5 ESCAPE '!' OR LOWER(p.name) LIKE $5 ESCAPE '!'
                  OR LOWER(p.email) LIKE $5 ESCAPE '!' OR c.id = $4 OR p.id = $4
                  OR EXISTS (SELECT 1 FROM email e WHERE e.case_id = c.id AND LOWER(e.new_text) LIKE $5 ESCAPE '!'))
              ORDER BY CASE c.urgency WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 ELSE 2 END,
                CASE WHEN $1 = 'done' THEN -c.updated_at ELSE COALESCE(c.due_at, 9223372036854775807) END, c.created_at, c.id
              LIMIT $6 OFFSET $7";
    let rows: Vec<Row> = sqlx::query_as(sql)
        .bind(crate::store::word(asked.tab))
        .bind(micros(now))
        .bind(asked.me.as_str())
        .bind(asked.q.trim())
        .bind(containing(asked.q.trim()))
        .bind(asked.limit + 1)
        .bind(offset)
        .fetch_all(app.db.read())
        .await?;
    let more = rows.len() as i64 > asked.limit;
    let items: sqlx::Result<Vec<CaseRow>> =
        rows.into_iter().take(asked.limit as usize).map(|row| view(row, now)).collect();
    Ok(Page { items: items?, next: more.then(|| (offset + asked.limit).to_string()) })
}

/// A LIKE pattern (with `!` as its escape) for whatever holds these words; signs of the pattern language are words.
fn containing(words: &str) -> String {
    let mut pattern = String::from("%");
    for letter in words.to_lowercase().chars() {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

/// One row, for a push.
pub async fn row(pool: &AnyPool, case_id: &CaseId, now: Time) -> sqlx::Result<Option<CaseRow>> {
    let sql = "SELECT c.id, c.customer_id, p.name AS customer_name, c.subject, c.proposal, c.state, c.topic, c.urgency,
                 c.unanswered_since, c.due_at, c.at_risk_at, c.draft_id, c.outcome, c.claimed_by, s.name AS claimed_name,
                 c.claimed_at, c.claim_until, c.claim_number, c.needs_role, c.snoozed_until, c.seq, c.created_at
               FROM cases c JOIN customer p ON p.id = c.customer_id LEFT JOIN staff s ON s.id = c.claimed_by
              WHERE c.id = $1";
    let row: Option<Row> = sqlx::query_as(sql).bind(case_id.as_str()).fetch_optional(pool).await?;
    row.map(|row| view(row, now)).transpose()
}

fn view(row: Row, now: Time) -> sqlx::Result<CaseRow> {
    let decode = |e: api::IdError| sqlx::Error::Decode(e.into());
    let since = row.unanswered_since.unwrap_or(row.created_at);
    Ok(CaseRow {
        id: CaseId::parse(row.id).map_err(decode)?,
        customer: CustomerRef { id: row.customer_id, name: row.customer_name },
        subject: row.subject,
        proposal: row.proposal,
        state: word_of(&row.state)?,
        topic: row.topic.as_deref().map(word_of).transpose()?,
        urgency: row.urgency.as_deref().map(word_of).transpose()?,
        age_s: (micros(now) - since).max(0) / 1_000_000,
        due_at: row.due_at.map(time),
        at_risk: row.at_risk_at.is_some_and(|at| at <= micros(now)),
        draft_id: row.draft_id.map(|id| DraftId::parse(id).map_err(decode)).transpose()?,
        outcome: row.outcome.as_deref().map(word_of).transpose()?,
        claimed_by: of_columns(
            row.claimed_by,
            row.claimed_name,
            row.claimed_at,
            row.claim_until,
            row.claim_number,
            now,
        ),
        needs_role: row.needs_role.as_deref().map(word_of).transpose()?,
        snoozed_until: row.snoozed_until.map(time),
        seq: row.seq,
    })
}

#[derive(sqlx::FromRow)]
struct Counts {
    needs_you: Option<i64>,
    at_risk: Option<i64>,
    failed: Option<i64>,
    snoozed: Option<i64>,
    mine: Option<i64>,
    done: Option<i64>,
}

/// The numbers of the tabs, for one person.
pub async fn counts(app: &App, me: &StaffId) -> sqlx::Result<QueueCounts> {
    let now = app.now();
    let sql = "SELECT
        CAST(SUM(CASE WHEN state = 'needs_you' AND COALESCE(snoozed_until, 0) <= $1 THEN 1 ELSE 0 END) AS BIGINT) AS needs_you,
        CAST(SUM(CASE WHEN state = 'needs_you' AND COALESCE(snoozed_until, 0) <= $1 AND at_risk_at <= $1 THEN 1 ELSE 0 END) AS BIGINT) AS at_risk,
        CAST(SUM(CASE WHEN state = 'failed' THEN 1 ELSE 0 END) AS BIGINT) AS failed,
        CAST(SUM(CASE WHEN snoozed_until > $1 THEN 1 ELSE 0 END) AS BIGINT) AS snoozed,
        CAST(SUM(CASE WHEN state <> 'done' AND (assigned_to = $2 OR (claimed_by = $2 AND claim_until > $1)) THEN 1 ELSE 0 END) AS BIGINT) AS mine,
        CAST(SUM(CASE WHEN state IN ('done', 'waiting_customer', 'sending') THEN 1 ELSE 0 END) AS BIGINT) AS done
      FROM cases";
    let counts: Counts =
        sqlx::query_as(sql).bind(micros(now)).bind(me.as_str()).fetch_one(app.db.read()).await?;
    let (decided_today, median_s) = today(app, now).await?;
    Ok(QueueCounts {
        needs_you: counts.needs_you.unwrap_or(0),
        at_risk: counts.at_risk.unwrap_or(0),
        failed: counts.failed.unwrap_or(0),
        snoozed: counts.snoozed.unwrap_or(0),
        mine: counts.mine.unwrap_or(0),
        done: counts.done.unwrap_or(0),
        decided_today,
        median_s,
    })
}

const SINCE: &str = "SELECT d.created_at - f.created_at FROM decision d JOIN draft f ON f.id = d.draft_id
    WHERE d.created_at >= $1 AND d.undone_at IS NULL ORDER BY 1 LIMIT 10000";

/// Decisions since midnight of the shop, and the median from draft to decision.
async fn today(app: &App, now: Time) -> sqlx::Result<(i64, Option<i64>)> {
    let zone = jiff::tz::TimeZone::get(&app.settings.policy.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let midnight = now.to_zoned(zone).start_of_day().map_or(now, |day| day.timestamp());
    let waits: Vec<i64> = sqlx::query_scalar(SINCE).bind(micros(midnight)).fetch_all(app.db.read()).await?;
    let median = waits.get(waits.len() / 2).map(|wait| wait / 1_000_000);
    Ok((waits.len() as i64, median))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::finds_by_index;

    #[tokio::test]
    async fn todays_decisions_are_found_without_reading_those_before() {
        finds_by_index(SINCE, SINCE).await;
    }
}
