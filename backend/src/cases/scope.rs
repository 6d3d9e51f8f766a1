//! The scope under which a customer's data is read: made in one place, from the stored case.

use api::CaseId;
use sqlx::{Any, Executor};

/// Proof that whoever reads does so for the customer of a stored case. Ingest wrote that customer's id from the
/// authenticated event; there is no other way to make one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerScope {
    customer_id: String,
    case_id: CaseId,
}

impl CustomerScope {
    /// `None`: there is no such case.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn of_case<'c>(
        executor: impl Executor<'c, Database = Any>,
        case_id: &CaseId,
    ) -> sqlx::Result<Option<Self>> {
        let sql = "SELECT customer_id FROM cases WHERE id = $1";
        let customer_id: Option<String> =
            sqlx::query_scalar(sql).bind(case_id.as_str()).fetch_optional(executor).await?;
        Ok(customer_id.map(|customer_id| Self { customer_id, case_id: case_id.clone() }))
    }

    pub fn customer_id(&self) -> &str {
        &self.customer_id
    }

    pub fn case_id(&self) -> &CaseId {
        &self.case_id
    }
}
