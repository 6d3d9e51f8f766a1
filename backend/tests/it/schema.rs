//! One schema, two databases.

use crate::house::{postgres, sqlite};

#[tokio::test]
async fn both_databases_have_the_same_tables_and_columns() {
    let Some(postgres) = postgres().await else { return };
    let (sqlite, postgres) = (sqlite().await.open().await, postgres.open().await);
    let on_sqlite: Vec<(String, String)> = sqlx::query_as(
        "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c
          WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> '_sqlx_migrations' ORDER BY 1, 2",
    )
    .fetch_all(sqlite.read())
    .await
    .unwrap();
    let on_postgres: Vec<(String, String)> = sqlx::query_as(
        "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT) FROM information_schema.columns
          WHERE table_schema = current_schema() AND table_name <> '_sqlx_migrations' ORDER BY 1, 2",
    )
    .fetch_all(postgres.read())
    .await
    .unwrap();
    let sorted = |mut rows: Vec<(String, String)>| {
        rows.sort();
        rows
    };
    assert!(on_sqlite.len() > 100);
    assert_eq!(sorted(on_sqlite), sorted(on_postgres));
}
