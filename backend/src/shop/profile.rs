//! The card beside a draft: what the shop knows of the customer.

use crate::cases::CustomerScope;
use crate::store::{Db, time, word_of};
use api::{CaseId, EarlierCase, Profile};

/// How many earlier cases a reviewer is shown.
const EARLIER: i64 = 10;

/// Late deliveries are those that arrived late: one still under way may yet be explained.
///
/// # Errors
/// When the database does not answer, or a row breaks its own rules.
pub async fn profile(db: &Db, scope: &CustomerScope) -> sqlx::Result<Profile> {
    Ok(Profile {
        customer_since: since(db, scope).await?,
        orders: orders(db, scope).await?,
        late_deliveries: late_deliveries(db, scope).await?,
        earlier_cases: earlier_cases(db, scope).await?,
    })
}

async fn since(db: &Db, scope: &CustomerScope) -> sqlx::Result<Option<String>> {
    let sql = "SELECT since FROM shop_customer WHERE id = $1";
    let query = sqlx::query_scalar(sql).bind(scope.customer_id());
    let since: Option<Option<String>> = query.fetch_optional(db.read()).await?;
    Ok(since.flatten())
}

async fn orders(db: &Db, scope: &CustomerScope) -> sqlx::Result<i64> {
    let sql = "SELECT CAST(count(DISTINCT order_id) AS BIGINT) FROM shop_delivery WHERE customer_id = $1";
    sqlx::query_scalar(sql).bind(scope.customer_id()).fetch_one(db.read()).await
}

async fn late_deliveries(db: &Db, scope: &CustomerScope) -> sqlx::Result<i64> {
    // ISO days compare as text.
    let sql = "SELECT CAST(count(*) AS BIGINT) FROM shop_delivery
                WHERE customer_id = $1 AND status = 'delivered' AND delivered_on > promised_end";
    sqlx::query_scalar(sql).bind(scope.customer_id()).fetch_one(db.read()).await
}

#[derive(sqlx::FromRow)]
struct CaseRow {
    id: String,
    subject: String,
    state: String,
    created_at: i64,
}

async fn earlier_cases(db: &Db, scope: &CustomerScope) -> sqlx::Result<Vec<EarlierCase>> {
    let sql = "SELECT id, subject, state, created_at FROM cases
                WHERE customer_id = $1 AND id <> $2
                  AND created_at <= (SELECT this.created_at FROM cases this WHERE this.id = $2)
                ORDER BY created_at DESC, id DESC LIMIT $3";
    let query = sqlx::query_as(sql).bind(scope.customer_id()).bind(scope.case_id().as_str()).bind(EARLIER);
    let rows: Vec<CaseRow> = query.fetch_all(db.read()).await?;
    rows.into_iter().map(earlier).collect()
}

fn earlier(row: CaseRow) -> sqlx::Result<EarlierCase> {
    let id = CaseId::parse(row.id).map_err(|e| sqlx::Error::Decode(e.into()))?;
    Ok(EarlierCase { id, subject: row.subject, state: word_of(&row.state)?, at: time(row.created_at) })
}
