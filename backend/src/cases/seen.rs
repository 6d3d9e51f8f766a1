//! What spans say of a case. Looked up only where spans go to a collector.

use crate::audit;
use crate::store::{Db, Tx};
use crate::telemetry::{About, Subject, is_traced};
use api::CaseId;

#[derive(sqlx::FromRow)]
struct Row {
    customer_id: String,
    rev: i64,
    topic: Option<String>,
    urgency: Option<String>,
}

const SQL: &str = "SELECT customer_id, rev, topic, urgency FROM cases WHERE id = $1";

/// `None`: nothing is traced, or the case cannot be read; a trace is no reason to stop.
pub async fn subject(db: &Db, case_id: &CaseId) -> Option<Subject> {
    if !is_traced() {
        return None;
    }
    let read = async {
        let row: Row = sqlx::query_as(SQL).bind(case_id.as_str()).fetch_one(db.read()).await?;
        let user = audit::pseudonym(db, &row.customer_id).await?;
        Ok::<_, sqlx::Error>(of(case_id, row, user))
    };
    read.await.inspect_err(|error| tracing::debug!(%error, "a case's spans go without its ids")).ok()
}

/// The same inside the transaction that changes the case; a customer who is new gets their pseudonym here.
pub async fn subject_in(tx: &mut Tx, case_id: &CaseId) -> sqlx::Result<Option<Subject>> {
    if !is_traced() {
        return Ok(None);
    }
    let row: Row = sqlx::query_as(SQL).bind(case_id.as_str()).fetch_one(&mut **tx).await?;
    let user = audit::pseudonym_in(tx, &row.customer_id).await?;
    Ok(Some(of(case_id, row, Some(user))))
}

fn of(case_id: &CaseId, row: Row, user: Option<String>) -> Subject {
    let tags = row.topic.into_iter().chain(row.urgency).collect();
    Subject::of(&About { case_id: case_id.clone(), user, rev: row.rev, tags })
}
