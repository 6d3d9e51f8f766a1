//! The words that the catalogue uses.

use super::reading::{begin, in_time};
use crate::store::Db;
use agent::shop::{Model, Vocabulary};
use api::Currency;
use sqlx::{Any, Transaction};

/// So many different words of one kind; a larger catalogue is searched by those that come first.
const WORDS_READ: i64 = 2_000;

type Tx = Transaction<'static, Any>;

/// # Errors
/// When the database does not answer in time.
pub async fn vocabulary(db: &Db) -> sqlx::Result<Vocabulary> {
    in_time(async {
        let mut tx = begin(db).await?;
        let version = super::version::version(&mut tx).await?;
        Ok(Vocabulary {
            version,
            brands: words(&mut tx, "SELECT DISTINCT brand FROM shop_product LIMIT $1").await?,
            models: models(&mut tx).await?,
            categories: words(&mut tx, "SELECT DISTINCT category FROM shop_product LIMIT $1").await?,
            colours: words(&mut tx, "SELECT DISTINCT colour FROM shop_product LIMIT $1").await?,
            sizes: words(&mut tx, "SELECT DISTINCT size FROM shop_product LIMIT $1").await?,
            materials: words(&mut tx, "SELECT DISTINCT material FROM shop_product LIMIT $1").await?,
            currency: currency(&mut tx).await?,
        })
    })
    .await
}

/// Sorted here: databases differ in what they take for order.
async fn words(tx: &mut Tx, sql: &'static str) -> sqlx::Result<Vec<String>> {
    let mut words: Vec<String> = sqlx::query_scalar(sql).bind(WORDS_READ).fetch_all(&mut **tx).await?;
    words.retain(|word| !word.trim().is_empty());
    words.sort();
    Ok(words)
}

async fn models(tx: &mut Tx) -> sqlx::Result<Vec<Model>> {
    let sql = "SELECT DISTINCT brand, model FROM shop_product LIMIT $1";
    let rows: Vec<(String, String)> = sqlx::query_as(sql).bind(WORDS_READ).fetch_all(&mut **tx).await?;
    let named = rows.into_iter().filter(|(_, name)| !name.trim().is_empty());
    let mut models: Vec<Model> = named.map(|(brand, name)| Model { brand, name }).collect();
    models.sort();
    Ok(models)
}

/// What most prices are in.
async fn currency(tx: &mut Tx) -> sqlx::Result<Option<Currency>> {
    let sql = "SELECT currency FROM shop_product GROUP BY currency ORDER BY count(*) DESC, min(id) LIMIT 1";
    let found: Option<String> = sqlx::query_scalar(sql).fetch_optional(&mut **tx).await?;
    let parsed = found.map(|code| Currency::parse(&code)).transpose();
    parsed.map_err(|error| sqlx::Error::Decode(error.into()))
}
