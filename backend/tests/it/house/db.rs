//! Empty, migrated databases: a file of its own, or a schema of its own of the server at `TEST_POSTGRES_URL`.

use sqlx::{AnyConnection, Connection};
use std::sync::Arc;
use tempfile::TempDir;

/// A database with the folder beside it (mails, SQLite's file). Clones are the same one, as another process opens it.
#[derive(Clone)]
pub struct Db {
    pub url: String,
    pub folder: Arc<TempDir>,
}

impl Db {
    /// An empty database of the same kind.
    pub async fn another(&self) -> Self {
        match self.url.starts_with("sqlite") {
            true => sqlite().await,
            false => postgres().await.expect("the server was there a moment ago"),
        }
    }

    /// A handle of its own, as another process would have: bells of its own, too.
    pub async fn open(&self) -> countersign::store::Db {
        countersign::store::Db::open(&self.url).await.unwrap()
    }
}

pub async fn sqlite() -> Db {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("countersign.db").display());
    migrated(Db { url, folder: Arc::new(folder) }).await
}

/// `None`: there is no server; said once a test, unless `REQUIRE_POSTGRES=1` forbids it.
pub async fn postgres() -> Option<Db> {
    let Ok(server) = std::env::var("TEST_POSTGRES_URL") else {
        let required = std::env::var("REQUIRE_POSTGRES").is_ok_and(|value| value == "1");
        assert!(!required, "REQUIRE_POSTGRES=1 needs TEST_POSTGRES_URL");
        eprintln!("skipped: TEST_POSTGRES_URL names no server");
        return None;
    };
    let url = schema_of_its_own(&server).await;
    Some(migrated(Db { url, folder: Arc::new(tempfile::tempdir().unwrap()) }).await)
}

async fn migrated(db: Db) -> Db {
    let open = db.open().await;
    open.migrate().await.unwrap();
    open.close().await;
    db
}

async fn schema_of_its_own(server: &str) -> String {
    sqlx::any::install_default_drivers();
    let name = format!("it_{}", countersign::ids::fresh());
    let mut connection = AnyConnection::connect(server).await.unwrap();
    let sql = format!("CREATE SCHEMA {name}"); // letters and digits of our own making
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let joint = if server.contains('?') { '&' } else { '?' };
    format!("{server}{joint}options=-c%20search_path%3D{name}")
}
