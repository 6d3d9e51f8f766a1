//! Facts about a customer, hashed under a key of that customer's own.

use crate::ids;
use crate::store::{Db, Tx};
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// HMAC-SHA-256 of `bytes` under the customer's key (made on first use), lower-case hex. Equal facts of one customer
/// give equal hashes; without the key nobody can try out what was hashed.
///
/// # Errors
/// When the database does not answer, or the customer is not known.
pub async fn keyed(tx: &mut Tx, customer_id: &str, bytes: impl AsRef<[u8]>) -> sqlx::Result<String> {
    mac(&key(tx, customer_id).await?, bytes.as_ref())
}

/// By what name a customer goes in traces: it says nothing to whoever has not the key, and nothing to anybody once the
/// key is destroyed. `None`: there is no key yet.
///
/// # Errors
/// When the database does not answer.
pub async fn pseudonym(db: &Db, customer_id: &str) -> sqlx::Result<Option<String>> {
    let sql = "SELECT key FROM customer_key WHERE customer_id = $1";
    let key: Option<String> = sqlx::query_scalar(sql).bind(customer_id).fetch_optional(db.read()).await?;
    key.map(|key| named(&key)).transpose()
}

/// The same inside a transaction, where the key is made on first use.
///
/// # Errors
/// As [`keyed`].
pub async fn pseudonym_in(tx: &mut Tx, customer_id: &str) -> sqlx::Result<String> {
    named(&key(tx, customer_id).await?)
}

fn named(key: &str) -> sqlx::Result<String> {
    Ok(format!("cus_{}", &mac(key, b"pseudonym")?[..16]))
}

fn mac(key: &str, bytes: &[u8]) -> sqlx::Result<String> {
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(key.as_bytes())
        .map_err(|_| sqlx::Error::Decode("a customer's key is unusable".into()))?;
    mac.update(bytes);
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
