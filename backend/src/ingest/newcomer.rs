//! The customer of an event: met before, or met now.

use crate::store::{Tx, micros};
use api::{Customer, Time};

/// Keeps the newest address and name that an authenticated event gave.
pub async fn meet(tx: &mut Tx, customer: &Customer, now: Time) -> sqlx::Result<()> {
    let sql = "INSERT INTO customer (id, email, name, created_at, updated_at) VALUES ($1, $2, $3, $4, $4)
               ON CONFLICT (id) DO UPDATE SET email = excluded.email, name = excluded.name, updated_at = excluded.updated_at
               WHERE customer.email <> excluded.email OR customer.name <> excluded.name";
    sqlx::query(sql)
        .bind(&customer.id)
        .bind(customer.email.trim())
        .bind(customer.name.trim())
        .bind(micros(now))
        .execute(&mut **tx)
        .await?;
    Ok(())
}
