//! Databases for tests: each promise is kept on both.
//!
//! SQLite in a file of its own. PostgreSQL in a schema of its own of the server at `TEST_POSTGRES_URL`; without it
//! that half is passed over, unless `REQUIRE_POSTGRES=1` says that it must not be.

use super::{Db, Dialect};
use sqlx::{AnyConnection, AssertSqlSafe, Connection};

/// A migrated, empty database that goes when the test is over.
pub struct Scratch {
    pub db: Db,
    _folder: Option<tempfile::TempDir>,
}

impl std::ops::Deref for Scratch {
    type Target = Db;
    fn deref(&self) -> &Db {
        &self.db
    }
}

/// One empty database of each kind that can be had: `for db in databases().await { .. }`.
pub async fn databases() -> Vec<Scratch> {
    let mut databases = vec![sqlite().await];
    databases.extend(postgres().await);
    databases
}

pub async fn sqlite() -> Scratch {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open_file(&folder.path().join("test.db")).await.unwrap();
    db.migrate().await.unwrap();
    Scratch { db, _folder: Some(folder) }
}

/// `None`: there is no server, and nothing demands one.
pub async fn postgres() -> Option<Scratch> {
    let Ok(server) = std::env::var("TEST_POSTGRES_URL") else {
        let required = std::env::var("REQUIRE_POSTGRES").is_ok_and(|value| value == "1");
        assert!(!required, "REQUIRE_POSTGRES=1 needs TEST_POSTGRES_URL");
        return None;
    };
    let url = schema_of_its_own(&server).await;
    let db = Db::open(&url).await.unwrap();
    db.migrate().await.unwrap();
    Some(Scratch { db, _folder: None })
}

async fn schema_of_its_own(server: &str) -> String {
    sqlx::any::install_default_drivers();
    let name = format!("test_{}", crate::ids::fresh());
    let mut connection = AnyConnection::connect(server).await.unwrap();
    let sql = format!("CREATE SCHEMA {name}"); // letters and digits of our own making
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let joint = if server.contains('?') { '&' } else { '?' };
    format!("{server}{joint}options=-c%20search_path%3D{name}")
}

/// This statement never reads a table from end to end: each database finds its rows by an index.
pub async fn finds_by_index(sqlite: &'static str, postgres: &'static str) {
    for db in databases().await {
        let plan = match db.dialect() {
            Dialect::Sqlite => plan_on_sqlite(&db, sqlite).await,
            Dialect::Postgres => plan_on_postgres(&db, postgres).await,
        };
        let reads_all = |line: &String| {
            let whole = line.starts_with("SCAN ") && !line.contains("INDEX") && !line.starts_with("SCAN (");
            whole && line != "SCAN CONSTANT ROW" || line.contains("Seq Scan")
        };
        assert!(!plan.is_empty() && !plan.iter().any(reads_all), "{plan:#?}");
    }
}

async fn plan_on_sqlite(db: &Db, sql: &str) -> Vec<String> {
    let sql = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"));
    let rows: Vec<(i64, i64, i64, String)> = sqlx::query_as(sql).fetch_all(db.write()).await.unwrap();
    rows.into_iter().map(|(.., line)| line).collect()
}

/// The plan for any values; an empty table is read whole unless that is made dear.
async fn plan_on_postgres(db: &Db, sql: &str) -> Vec<String> {
    let mut tx = db.begin().await.unwrap();
    let places = (1..10).filter(|n| sql.contains(&format!("${n}"))).count();
    let values = match places {
        0 => String::new(),
        _ => format!("({})", vec!["NULL"; places].join(", ")),
    };
    let prepare = format!(
        "SET LOCAL enable_seqscan = off; SET LOCAL plan_cache_mode = force_generic_plan; PREPARE asked AS {sql}"
    );
    sqlx::raw_sql(AssertSqlSafe(prepare)).execute(&mut *tx).await.unwrap();
    let explain = AssertSqlSafe(format!("EXPLAIN EXECUTE asked{values}"));
    let plan = sqlx::query_scalar(explain).fetch_all(&mut *tx).await.unwrap();
    sqlx::raw_sql("DEALLOCATE asked").execute(&mut *tx).await.unwrap();
    plan
}
