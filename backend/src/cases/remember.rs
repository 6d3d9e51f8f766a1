//! Beginning a case with a memory: what an evaluation's case remembers before its mail arrives.

use crate::app::App;
use crate::memory;
use crate::store::{micros, time};
use agent::case::MemoryEntry;
use agent::case::memory::numbers;
use api::{CaseId, Customer, MemoryRole};

/// A case of this customer that remembers these entries, oldest first. The numbers they mention are found in
/// their texts.
pub async fn remember<'a>(
    app: &App,
    source: &str,
    customer: &Customer,
    entries: impl Iterator<Item = (MemoryRole, &'a str)>,
) -> sqlx::Result<CaseId> {
    let (now, policy) = (micros(app.now()), &app.settings.policy);
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
    let entries = (1_i64..).zip(entries).map(|(number, (role, text))| MemoryEntry {
        role,
        source: format!("remembered-{number}"),
        at: time(now + number),
        text: text.to_owned(),
        ids: numbers(text, policy, |_| false),
        promises: Vec::new(),
    });
    let entries = entries.collect();
    memory::keep(&mut tx, &id, &customer.id, entries, policy.memory_tokens).await?;
    tx.commit().await?;
    Ok(id)
}
