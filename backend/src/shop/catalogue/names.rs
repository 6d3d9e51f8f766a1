//! Which of the catalogue's names stand in a text, and which version of the catalogue is read.

use super::reading::begin;
use crate::store::Db;
use sqlx::AnyConnection;

/// Grows with every change of a product.
///
/// # Errors
/// When the database does not answer.
pub async fn version(connection: &mut AnyConnection) -> sqlx::Result<i64> {
    sqlx::query_scalar("SELECT version FROM shop_catalogue WHERE id = 1").fetch_one(connection).await
}

/// The products whose names a text mentions, in whatever case.
///
/// # Errors
/// When the database does not answer.
pub async fn named(db: &Db, text: &str) -> sqlx::Result<Vec<String>> {
    let sql = "SELECT DISTINCT name FROM shop_product ORDER BY name LIMIT 5000";
    let names: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut *begin(db).await?).await?;
    let text = text.to_lowercase();
    Ok(names.into_iter().filter(|name| text.contains(&name.to_lowercase())).collect())
}
