//! One page of a tab, in the order people work. A page starts behind the last row of the one before, so that deciding
//! while reading on leaves no row out.

use super::rows::{Row, SELECT, view};
use crate::app::App;
use crate::store::micros;
use api::{CaseRow, Page, StaffId, Tab};
use sqlx::AssertSqlSafe;

/// Which part of the queue.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    pub tab: Tab,
    /// Searches customer, subject and ids.
    pub q: &'a str,
    pub cursor: Option<Cursor>,
    pub limit: i64,
    pub me: &'a StaffId,
}

/// What a tab holds (`$1` is now, `$2` is who asks), in which order, and what stands behind a cursor (`$5` to `$8`).
/// The long tabs are read in their order from an index that is made for it.
struct Shape {
    holds: &'static str,
    order: &'static str,
    behind: &'static str,
}

/// Priority first, then time left, then age.
const BY_URGENCY: &str =
    "CASE c.urgency WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'low' THEN 3 ELSE 2 END,
    COALESCE(c.due_at, 9223372036854775807), c.created_at, c.id";
const BEHIND: &str = "($5, $6, $7, $8)";

const fn by_urgency(holds: &'static str) -> Shape {
    Shape { holds, order: BY_URGENCY, behind: BEHIND }
}

const fn by_time(holds: &'static str, order: &'static str) -> Shape {
    Shape { holds, order, behind: "($6, $7, $8)" }
}

const fn shape(tab: Tab) -> Shape {
    match tab {
        Tab::NeedsYou => by_urgency("c.state = 'needs_you' AND COALESCE(c.snoozed_until, 0) <= $1"),
        Tab::AtRisk => {
            by_urgency("c.state = 'needs_you' AND COALESCE(c.snoozed_until, 0) <= $1 AND c.at_risk_at <= $1")
        }
        Tab::Failed => by_urgency("c.state = 'failed'"),
        Tab::Mine => by_urgency(
            "c.state <> 'done' AND (c.assigned_to = $2 OR (c.claimed_by = $2 AND c.claim_until > $1))",
        ),
        // What comes back first.
        Tab::Snoozed => by_time("c.snoozed_until > $1", "c.snoozed_until, c.created_at, c.id"),
        // What was over last; the condition is that of its index.
        Tab::Done => by_time(
            "CASE c.state WHEN 'done' THEN 1 WHEN 'waiting_customer' THEN 1 WHEN 'sending' THEN 1 ELSE 0 END = 1",
            "-c.updated_at, c.created_at, c.id",
        ),
    }
}

/// The last row of a page, by the keys of its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    rank: i64,
    by: i64,
    created_at: i64,
    id: String,
}

impl Cursor {
    /// Before every row.
    const fn start() -> Self {
        Self { rank: -1, by: i64::MIN, created_at: i64::MIN, id: String::new() }
    }

    /// `None`: not one of ours.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(4, '.');
        let mut number = || parts.next()?.parse().ok();
        let (rank, by, created_at) = (number()?, number()?, number()?);
        Some(Self { rank, by, created_at, id: parts.next()?.to_owned() })
    }

    fn of(row: &Row, tab: Tab) -> Self {
        let rank = match (tab, row.urgency.as_deref()) {
            (Tab::Snoozed | Tab::Done, _) | (_, Some("urgent")) => 0,
            (_, Some("high")) => 1,
            (_, Some("low")) => 3,
            (_, _) => 2,
        };
        let by = match tab {
            Tab::NeedsYou | Tab::AtRisk | Tab::Failed | Tab::Mine => row.due_at.unwrap_or(i64::MAX),
            Tab::Snoozed => row.snoozed_until.unwrap_or_default(),
            Tab::Done => -row.updated_at,
        };
        Self { rank, by, created_at: row.created_at, id: row.id.clone() }
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}.{}", self.rank, self.by, self.created_at, self.id)
    }
}

/// Only our own words and placeholders are put together.
fn sql(tab: Tab) -> String {
    let Shape { holds, order, behind } = shape(tab);
    format!(
        "{SELECT}
          WHERE {holds} AND ($3 = '' OR LOWER(c.subject) LIKE $4 ESCAPE '!' OR LOWER(p.name) LIKE $4 ESCAPE '!'
              OR LOWER(p.email) LIKE $4 ESCAPE '!' OR c.id = $3 OR p.id = $3
              OR EXISTS (SELECT 1 FROM email e WHERE e.case_id = c.id AND LOWER(e.new_text) LIKE $4 ESCAPE '!'))
            AND ({order}) > {behind}
          ORDER BY {order} LIMIT $9"
    )
}

/// Priority first, then time left, then age; what is snoozed by when it comes back, what is over by when it ended.
pub async fn page(app: &App, asked: &Asked<'_>) -> sqlx::Result<Page<CaseRow>> {
    let now = app.now();
    let after = asked.cursor.clone().unwrap_or(Cursor::start());
    let mut rows: Vec<Row> = sqlx::query_as(AssertSqlSafe(sql(asked.tab)))
        .bind(micros(now))
        .bind(asked.me.as_str())
        .bind(asked.q.trim())
        .bind(containing(asked.q.trim()))
        .bind(after.rank)
        .bind(after.by)
        .bind(after.created_at)
        .bind(after.id)
        .bind(asked.limit + 1)
        .fetch_all(app.db.read())
        .await?;
    let more = rows.len() as i64 > asked.limit;
    rows.truncate(usize::try_from(asked.limit).unwrap_or_default());
    let next = rows.last().filter(|_| more).map(|last| Cursor::of(last, asked.tab).to_string());
    let items: sqlx::Result<Vec<CaseRow>> = rows.into_iter().map(|row| view(row, now)).collect();
    Ok(Page { items: items?, next })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::sqlite;

    /// However many wait and however many are over: a page costs what it shows.
    #[tokio::test]
    async fn a_page_is_read_in_its_order_and_never_sorted() {
        let db = sqlite().await;
        for tab in [Tab::NeedsYou, Tab::Failed, Tab::Done] {
            let explain = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {}", sql(tab)));
            let plan: Vec<(i64, i64, i64, String)> =
                sqlx::query_as(explain).fetch_all(db.read()).await.unwrap();
            assert!(plan.iter().any(|(.., line)| line.contains("INDEX cases_o")), "{tab:?}: {plan:#?}");
            assert!(!plan.iter().any(|(.., line)| line.contains("ORDER BY")), "{tab:?}: {plan:#?}");
        }
    }

    #[test]
    fn a_cursor_is_read_as_it_was_written() {
        let cursor = Cursor { rank: 2, by: -1_700_000, created_at: 5, id: "cas_1.2".to_owned() };
        assert_eq!(Cursor::parse(&cursor.to_string()), Some(cursor));
        for strange in ["", "50", "1.2.3", "a.b.c.d"] {
            assert_eq!(Cursor::parse(strange), None, "{strange}");
        }
    }
}
