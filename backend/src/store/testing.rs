//! Databases for tests: each promise is kept on both.
//!
//! SQLite in a file of its own. PostgreSQL in a schema of its own of the server at `TEST_POSTGRES_URL`; without it
//! that half is passed over, unless `REQUIRE_POSTGRES=1` says that it must not be.

use super::Db;
use sqlx::{AnyConnection, Connection};

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
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let joint = if server.contains('?') { '&' } else { '?' };
    format!("{server}{joint}options=-c%20search_path%3D{name}")
}
