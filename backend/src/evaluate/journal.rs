//! The journals of a case as one text: the same mails make the same bytes. How long a step took is about the machine and
//! is left out.

use crate::store::{Db, from_json, to_json};
use serde_json::Value;

/// Every line of every job, the oldest job first.
pub async fn text(db: &Db) -> sqlx::Result<String> {
    let sql = "SELECT job_id, node, entry, body FROM journal ORDER BY job_id, seq";
    let rows: Vec<(String, String, String, String)> = sqlx::query_as(sql).fetch_all(db.read()).await?;
    let mut text = String::new();
    for (job_id, node, entry, body) in rows {
        let mut body: Value = from_json(&body)?;
        if let Some(fields) = body.as_object_mut() {
            fields.remove("ms");
        }
        text += &format!("{job_id} {node} {entry} {}\n", to_json(&body)?);
    }
    Ok(text)
}
