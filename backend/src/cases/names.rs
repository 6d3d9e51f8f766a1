//! What a case is called, here and at the CRM.

use api::CaseId;
use sqlx::{Any, Executor};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    pub case_id: CaseId,
    pub customer_id: String,
    /// Under whose key its mails came.
    pub source: String,
    /// The CRM's own, where it named one.
    pub crm_case_id: Option<String>,
}

pub async fn names<'c>(executor: impl Executor<'c, Database = Any>, case_id: &CaseId) -> sqlx::Result<Names> {
    let sql = "SELECT customer_id, source, crm_case_id FROM cases WHERE id = $1";
    let (customer_id, source, crm_case_id) =
        sqlx::query_as(sql).bind(case_id.as_str()).fetch_one(executor).await?;
    Ok(Names { case_id: case_id.clone(), customer_id, source, crm_case_id })
}
