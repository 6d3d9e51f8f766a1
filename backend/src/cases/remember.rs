//! Beginning a case with a memory: what an evaluation's case remembers before its mail arrives.

use crate::app::App;
use crate::store::{micros, word};
use api::{CaseId, Customer, MemoryRole};

/// A case of this customer that remembers these entries, oldest first. The numbers they mention are found in
/// their texts.
pub async fn remember<'a>(
    app: &App,
    source: &str,
    customer: &Customer,
    entries: impl Iterator<Item = (MemoryRole, &'a str)>,
) -> sqlx::Result<CaseId> {
    let now = micros(app.now());
    let id = CaseId::from_tail(app.ids.fresh(CaseId::PREFIX));
    let mut tx = app.db.begin().await?;
    let sql = "INSERT INTO customer (id, email, name, created_at, updated_at) VALUES ($1, $2, $3, $4, $4)
               ON CONFLICT (id) DO NOTHING";
    sqlx::query(sql)
        .bind(&customer.id)
        .bind(&customer.email)
        .bind(&customer.name)
        .bind(now)
        .execute(&mut *tx)
        .await?;
    let sql = "INSERT INTO cases (id, customer_id, source, state, subject, created_at, updated_at)
               VALUES ($1, $2, $3, 'done', '', $4, $4)";
    sqlx::query(sql).bind(id.as_str()).bind(&customer.id).bind(source).bind(now).execute(&mut *tx).await?;
    for (position, (role, text)) in (1_i64..).zip(entries) {
        let sql = "INSERT INTO memory (case_id, customer_id, message_id, position, role, body, ids, at)
                   VALUES ($1, $2, $3, $4, $5, $6, '[]', $7)";
        sqlx::query(sql)
            .bind(id.as_str())
            .bind(&customer.id)
            .bind(format!("remembered-{position}"))
            .bind(position)
            .bind(word(role))
            .bind(text)
            .bind(now + position)
            .execute(&mut *tx)
            .await?;
    }
    tx.commit().await?;
    Ok(id)
}
