//! Reading stored versions.

use crate::store::{Db, Tx, from_json, time, word_of};
use agent::draft::Proposal;
use api::{CaseId, DraftId, DraftState, DraftVersion, JobId};
use sqlx::AnyPool;

/// A stored version with its proposal.
#[derive(Debug, Clone)]
pub struct DraftRow {
    pub id: DraftId,
    pub case_id: CaseId,
    pub customer_id: String,
    pub job_id: JobId,
    pub version: i64,
    pub state: DraftState,
    pub based_on_rev: i64,
    pub content_hash: String,
    pub decision_hash: String,
    pub created_at: i64,
    pub expires_at: i64,
    pub traceparent: Option<String>,
    pub proposal: Proposal,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    case_id: String,
    customer_id: String,
    job_id: String,
    version: i64,
    state: String,
    based_on_rev: i64,
    content_hash: String,
    decision_hash: String,
    created_at: i64,
    expires_at: i64,
    traceparent: Option<String>,
    body: String,
}

/// `None`: there is no such draft.
pub async fn find(pool: &AnyPool, id: &DraftId) -> sqlx::Result<Option<DraftRow>> {
    let sql =
        "SELECT id, case_id, customer_id, job_id, version, state, based_on_rev, content_hash, decision_hash,
                 created_at, expires_at, traceparent, body FROM draft WHERE id = $1";
    let row: Option<Row> = sqlx::query_as(sql).bind(id.as_str()).fetch_optional(pool).await?;
    row.map(DraftRow::try_from).transpose()
}

/// The same inside the transaction that will answer it.
pub async fn find_in(tx: &mut Tx, id: &DraftId) -> sqlx::Result<Option<DraftRow>> {
    let sql =
        "SELECT id, case_id, customer_id, job_id, version, state, based_on_rev, content_hash, decision_hash,
                 created_at, expires_at, traceparent, body FROM draft WHERE id = $1";
    let row: Option<Row> = sqlx::query_as(sql).bind(id.as_str()).fetch_optional(&mut **tx).await?;
    row.map(DraftRow::try_from).transpose()
}

/// The newest version of a case.
pub async fn newest_of_case(db: &Db, case_id: &CaseId) -> sqlx::Result<Option<DraftRow>> {
    let sql = "SELECT id, case_id, customer_id, job_id, version, state, based_on_rev, content_hash, decision_hash,
                 created_at, expires_at, traceparent, body FROM draft WHERE case_id = $1 ORDER BY version DESC LIMIT 1";
    let row: Option<Row> = sqlx::query_as(sql).bind(case_id.as_str()).fetch_optional(db.read()).await?;
    row.map(DraftRow::try_from).transpose()
}

/// All versions of a case, newest first, without their texts.
pub async fn versions_of_case(db: &Db, case_id: &CaseId) -> sqlx::Result<Vec<DraftVersion>> {
    let sql =
        "SELECT id, version, state, created_at FROM draft WHERE case_id = $1 ORDER BY version DESC LIMIT 100";
    let rows: Vec<(String, i64, String, i64)> =
        sqlx::query_as(sql).bind(case_id.as_str()).fetch_all(db.read()).await?;
    rows.into_iter()
        .map(|(id, version, state, created_at)| {
            Ok(DraftVersion {
                id: DraftId::parse(id).map_err(|e| sqlx::Error::Decode(e.into()))?,
                version,
                state: word_of(&state)?,
                created_at: time(created_at),
            })
        })
        .collect()
}

impl TryFrom<Row> for DraftRow {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> sqlx::Result<Self> {
        let decode = |e: api::IdError| sqlx::Error::Decode(e.into());
        Ok(Self {
            id: DraftId::parse(row.id).map_err(decode)?,
            case_id: CaseId::parse(row.case_id).map_err(decode)?,
            customer_id: row.customer_id,
            job_id: JobId::parse(row.job_id).map_err(decode)?,
            version: row.version,
            state: word_of(&row.state)?,
            based_on_rev: row.based_on_rev,
            content_hash: row.content_hash,
            decision_hash: row.decision_hash,
            created_at: row.created_at,
            expires_at: row.expires_at,
            traceparent: row.traceparent,
            proposal: from_json(&row.body)?,
        })
    }
}
