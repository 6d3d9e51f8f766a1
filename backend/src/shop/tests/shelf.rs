//! The demo's products, with one that nobody has weighed.

use crate::demo;
use crate::shop::fill;
use crate::store::Db;
use agent::shop::Product;
use api::{Currency, Money};
use jiff::civil::date;

/// Fills the shop, and gives everything that is for sale, by id.
pub async fn demo(db: &Db) -> Vec<Product> {
    let mut tx = db.begin().await.unwrap();
    demo::seed(&mut tx, date(2026, 11, 20)).await.unwrap();
    fill::product(&mut tx, &unweighed()).await.unwrap();
    tx.commit().await.unwrap();
    let everything = agent::shop::ProductQuery { any_of: vec![Default::default()], except: Vec::new() };
    crate::shop::catalogue::products(db, &everything).await.unwrap()
}

fn unweighed() -> Product {
    Product {
        id: 9_000_000, // far from the demo's own
        name: "Ostra Tidepool".to_owned(),
        brand: "Ostra".to_owned(),
        model: "Tidepool".to_owned(),
        category: "sandal".to_owned(),
        colour: "Sea Green".to_owned(), // not the demo's `sea green`
        size: "40".to_owned(),
        material: String::new(),
        weight_g: None,
        price: Money::new(8_900, Currency::USD),
        description: String::new(),
    }
}

/// `of`: a table, with a condition where one is wanted.
pub async fn count(db: &Db, of: &'static str) -> i64 {
    let sql = sqlx::AssertSqlSafe(format!("SELECT CAST(COUNT(*) AS BIGINT) FROM {of}"));
    sqlx::query_scalar(sql).fetch_one(db.read()).await.unwrap()
}
