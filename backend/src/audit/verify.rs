//! Walking the chain: is every row there, and is each as it was written?

use super::chain::{GENESIS, Row};
use crate::store::Db;

/// Rows held in memory at a time.
const PAGE: i64 = 1_000;

/// The chain is whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    pub rows: i64,
    /// The last row's hash. Kept elsewhere, it shows later whether rows were cut off the end.
    pub head: String,
}

#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// The row was changed, moved or removed after it was written.
    #[error("the chain breaks at row {seq}")]
    Broken { seq: i64 },
    #[error("the audit could not be read")]
    Store(#[from] sqlx::Error),
}

#[derive(sqlx::FromRow)]
struct Link {
    #[sqlx(flatten)]
    row: Row,
    prev_hash: String,
    hash: String,
}

/// Reads the whole chain, page by page, beside a running service.
///
/// # Errors
/// [`VerifyError::Broken`] with the first row that is not as it was written.
pub async fn verify(db: &Db) -> Result<Verified, VerifyError> {
    let mut so_far = Verified { rows: 0, head: GENESIS.to_owned() };
    loop {
        let page = page(db, so_far.rows).await?;
        if page.is_empty() {
            return Ok(so_far);
        }
        for link in page {
            so_far = follow(&so_far, link)?;
        }
    }
}

fn follow(so_far: &Verified, link: Link) -> Result<Verified, VerifyError> {
    let seq = so_far.rows + 1;
    let holds =
        link.row.seq == seq && link.prev_hash == so_far.head && link.row.hash(&so_far.head) == link.hash;
    if holds { Ok(Verified { rows: seq, head: link.hash }) } else { Err(VerifyError::Broken { seq }) }
}

async fn page(db: &Db, after: i64) -> sqlx::Result<Vec<Link>> {
    let sql = "SELECT seq, at, what, who, case_id, draft_id, decision_id, detail, prev_hash, hash
                 FROM audit WHERE seq > $1 ORDER BY seq LIMIT $2";
    sqlx::query_as(sql).bind(after).bind(PAGE).fetch_all(db.read()).await
}
