//! Holding a case's row. Every writer takes it before any other row of the case, so that none waits in a ring.

use crate::store::Tx;
use api::CaseId;

/// What a writer needs to know of the case it holds.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct CaseLock {
    pub rev: i64,
    pub version: i64,
    pub source: String,
    pub customer_id: String,
    pub state: String,
}

pub async fn lock(tx: &mut Tx, case_id: &CaseId) -> sqlx::Result<CaseLock> {
    let sql =
        "UPDATE cases SET seq = seq + 1 WHERE id = $1 RETURNING rev, version, source, customer_id, state";
    sqlx::query_as(sql).bind(case_id.as_str()).fetch_one(&mut **tx).await
}
