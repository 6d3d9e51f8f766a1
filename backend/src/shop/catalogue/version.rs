//! Which version of the catalogue is read.

use sqlx::AnyConnection;

/// Grows with every change of a product.
///
/// # Errors
/// When the database does not answer.
pub async fn version(connection: &mut AnyConnection) -> sqlx::Result<i64> {
    sqlx::query_scalar("SELECT version FROM shop_catalogue WHERE id = 1").fetch_one(connection).await
}
