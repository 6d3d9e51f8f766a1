//! Facts about a customer, hashed under a key of that customer's own.

use crate::ids;
use crate::store::Tx;
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// HMAC-SHA-256 of `bytes` under the customer's key (made on first use), lower-case hex. Equal facts of one customer
/// give equal hashes; without the key nobody can try out what was hashed.
///
/// # Errors
/// When the database does not answer, or the customer is not known.
pub async fn keyed(tx: &mut Tx, customer_id: &str, bytes: impl AsRef<[u8]>) -> sqlx::Result<String> {
    let key = key(tx, customer_id).await?;
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(key.as_bytes())
        .map_err(|_| sqlx::Error::Decode("a customer's key is unusable".into()))?;
    mac.update(bytes.as_ref());
    Ok(ids::hex(&mac.finalize().into_bytes()))
}

async fn key(tx: &mut Tx, customer_id: &str) -> sqlx::Result<String> {
    let sql = "INSERT INTO customer_key (customer_id, key) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    sqlx::query(sql).bind(customer_id).bind(ids::secret()).execute(&mut **tx).await?;
    let sql = "SELECT key FROM customer_key WHERE customer_id = $1";
    sqlx::query_scalar(sql).bind(customer_id).fetch_one(&mut **tx).await
}

/// Destroys the customer's key: from here on their hashes say nothing, and the chain still verifies.
///
/// # Errors
/// When the database does not answer.
pub async fn forget(tx: &mut Tx, customer_id: &str) -> sqlx::Result<()> {
    let sql = "DELETE FROM customer_key WHERE customer_id = $1";
    sqlx::query(sql).bind(customer_id).execute(&mut **tx).await?;
    Ok(())
}
