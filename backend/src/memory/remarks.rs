//! What is known of a customer beyond one case: a bounded number of rows, read by customer and by nothing else.

use crate::app::App;
use crate::cases::CustomerScope;
use crate::store::{Db, Tx, micros, select, time, word, word_of};
use agent::remarks::{KEPT, Remark, current};
use api::{CaseId, RemarkView, Time};

/// Two cases of a customer may write at once and see each other's rows only afterwards; so many rows are read at most.
const READ: usize = 4 * KEPT;

const NEWEST: &str =
    "SELECT kind, words, case_id, message_id, said_at, expires_at, answer FROM customer_remark
                       WHERE customer_id = $1 ORDER BY said_at DESC, case_id, message_id, kind LIMIT $2";

#[derive(sqlx::FromRow)]
struct Row {
    kind: String,
    words: String,
    case_id: String,
    message_id: String,
    said_at: i64,
    expires_at: i64,
    answer: Option<String>,
}

impl Row {
    fn remark(self) -> sqlx::Result<Remark> {
        Ok(Remark {
            kind: word_of(&self.kind)?,
            words: self.words,
            case: CaseId::parse(self.case_id).map_err(|error| sqlx::Error::Decode(error.into()))?,
            source: self.message_id,
            said_at: time(self.said_at),
            expires_at: time(self.expires_at),
            answer: self.answer,
        })
    }
}

/// Everything that is kept of this customer, the newest first; what has expired is not yet told apart.
pub async fn of(db: &Db, scope: &CustomerScope) -> sqlx::Result<Vec<Remark>> {
    let query = sqlx::query_as(NEWEST).bind(scope.customer_id()).bind(limit(READ));
    let rows: Vec<Row> = select(db, "customer_remark", query.fetch_all(db.read())).await?;
    rows.into_iter().map(Row::remark).collect()
}

/// What counts now, for a person to read.
pub async fn known(db: &Db, scope: &CustomerScope, now: Time) -> sqlx::Result<Vec<RemarkView>> {
    Ok(current(of(db, scope).await?, now).into_iter().map(RemarkView::from).collect())
}

/// Adds what a decided mail has said, each once for its mail, and drops what does not count any more. The caller holds
/// the row of the case; rows of the customer's other cases are taken after it, always in one order.
pub async fn keep(tx: &mut Tx, customer_id: &str, said: Vec<Remark>, now: Time) -> sqlx::Result<()> {
    if said.is_empty() {
        return Ok(());
    }
    for remark in &said {
        insert(tx, customer_id, remark).await?;
    }
    let query = sqlx::query_as(NEWEST).bind(customer_id).bind(limit(READ));
    let rows: Vec<Row> = query.fetch_all(&mut **tx).await?;
    let all = rows.into_iter().map(Row::remark).collect::<sqlx::Result<Vec<_>>>()?;
    let counting = current(all.clone(), now);
    for old in all.iter().filter(|remark| !counting.contains(remark)) {
        delete(tx, old).await?;
    }
    Ok(())
}

async fn insert(tx: &mut Tx, customer_id: &str, remark: &Remark) -> sqlx::Result<()> {
    let sql = "INSERT INTO customer_remark (case_id, customer_id, message_id, kind, words, answer, said_at, expires_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (case_id, message_id, kind) DO NOTHING";
    sqlx::query(sql)
        .bind(remark.case.as_str())
        .bind(customer_id)
        .bind(&remark.source)
        .bind(word(remark.kind))
        .bind(&remark.words)
        .bind(remark.answer.as_deref())
        .bind(micros(remark.said_at))
        .bind(micros(remark.expires_at))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

async fn delete(tx: &mut Tx, remark: &Remark) -> sqlx::Result<()> {
    let sql = "DELETE FROM customer_remark WHERE case_id = $1 AND message_id = $2 AND kind = $3";
    let query = sqlx::query(sql).bind(remark.case.as_str()).bind(&remark.source).bind(word(remark.kind));
    query.execute(&mut **tx).await?;
    Ok(())
}

/// Drops what has expired, also of customers who never write again; gives how many.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_expired(app: &App) -> sqlx::Result<usize> {
    let now = micros(app.now());
    let sql = "SELECT expires_at FROM customer_remark WHERE expires_at <= $1 LIMIT 1";
    let expired: Option<i64> = sqlx::query_scalar(sql).bind(now).fetch_optional(app.db.read()).await?;
    if expired.is_none() {
        return Ok(0); // nearly always: no writer waits for it
    }
    let sql = "DELETE FROM customer_remark WHERE expires_at <= $1";
    let gone = sqlx::query(sql).bind(now).execute(app.db.write()).await?.rows_affected();
    Ok(usize::try_from(gone).unwrap_or(usize::MAX))
}

fn limit(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::finds_by_index;

    #[tokio::test]
    async fn a_customers_remarks_are_found_by_an_index() {
        finds_by_index(NEWEST, NEWEST).await;
    }
}
