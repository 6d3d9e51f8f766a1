//! Opening a database: pools, pragmas, migrations.

use super::{Db, Dialect, Room};
use sqlx::any::AnyPoolOptions;
use sqlx::migrate::Migrator;
use sqlx::postgres::PgListener;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

static SQLITE: Migrator = sqlx::migrate!("../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../migrations/postgres");

/// How many migrations this binary knows; both databases count alike (a test compares them).
pub const SCHEMA_VERSION: i64 = 13;

const ACQUIRE: Duration = Duration::from_secs(10);

/// Why a database could not be opened, in words for the operator. Never holds the password.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the database URL starts with `{0}`; it must start with `sqlite:` or `postgres:`")]
    Scheme(String),
    #[error("the database could not be opened: {0}")]
    Connect(#[source] sqlx::Error),
    #[error("the schema could not be brought up to date: {0}")]
    Migrate(#[from] sqlx::migrate::MigrateError),
}

/// `shop` in `postgres://user@host/shop?options`; PostgreSQL's own default where none is named.
fn name_in(url: &str) -> &str {
    let path = url.split(['?', '#']).next().and_then(|url| url.split_once("://"));
    let name = path.and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, name)| name);
    if name.is_empty() { "postgres" } else { name }
}

impl Db {
    /// Opens `url` (`sqlite:PATH` or `postgres://...`) without touching its schema.
    ///
    /// # Errors
    /// [`OpenError::Scheme`], or [`OpenError::Connect`] when nobody answers within 10 s.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        sqlx::any::install_default_drivers();
        match url.split(':').next() {
            Some("sqlite") => Self::open_sqlite(url).await.map_err(OpenError::Connect),
            Some("postgres" | "postgresql") => Self::open_postgres(url).await.map_err(OpenError::Connect),
            other => Err(OpenError::Scheme(other.unwrap_or_default().to_owned())),
        }
    }

    /// Opens the SQLite file at `path`, made if missing.
    ///
    /// # Errors
    /// [`OpenError::Connect`].
    pub async fn open_file(path: &Path) -> Result<Self, OpenError> {
        Self::open(&format!("sqlite:{}", path.display())).await
    }

    async fn open_sqlite(url: &str) -> sqlx::Result<Self> {
        let joint = if url.contains('?') { '&' } else { '?' };
        let url = format!("{url}{joint}mode=rwc");
        let write = sqlite_pool(1, "PRAGMA query_only = OFF").connect(&url).await?;
        let read = sqlite_pool(8, "PRAGMA query_only = ON").connect(&url).await?; // readers cannot write
        Ok(Self { write, read, dialect: Dialect::Sqlite, namespace: Arc::from("main"), wake: Arc::default() })
    }

    async fn open_postgres(url: &str) -> sqlx::Result<Self> {
        let pool = AnyPoolOptions::new().max_connections(16).acquire_timeout(ACQUIRE).connect(url).await?;
        let (dialect, namespace) = (Dialect::Postgres, Arc::from(name_in(url)));
        Ok(Self { write: pool.clone(), read: pool, dialect, namespace, wake: Arc::default() })
    }

    /// Brings the schema up to date; running it twice changes nothing.
    ///
    /// # Errors
    /// [`OpenError::Migrate`].
    pub async fn migrate(&self) -> Result<(), OpenError> {
        match self.dialect {
            Dialect::Sqlite => SQLITE.run(&self.write).await?,
            Dialect::Postgres => POSTGRES.run(&self.write).await?,
        }
        Ok(())
    }

    /// Rings this process's bells for commits of other processes, until dropped. Nothing to do on SQLite.
    /// A lost connection is made anew; what was missed meanwhile is found by the poll.
    pub async fn listen(self, url: String) {
        if self.dialect != Dialect::Postgres {
            return;
        }
        loop {
            if let Err(error) = self.hear(&url).await {
                tracing::warn!(%error, "listening to other processes: the line is down, polling meanwhile");
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    }

    async fn hear(&self, url: &str) -> sqlx::Result<()> {
        let mut listener = PgListener::connect(url).await?;
        listener.listen("countersign").await?;
        loop {
            let heard = listener.recv().await?;
            Room::ALL
                .into_iter()
                .filter(|room| room.as_str() == heard.payload())
                .for_each(|room| self.wake.ring(room));
        }
    }
}

fn sqlite_pool(connections: u32, may_write: &'static str) -> AnyPoolOptions {
    AnyPoolOptions::new().max_connections(connections).acquire_timeout(ACQUIRE).after_connect(
        move |connection, _| {
            Box::pin(async move {
                // FULL: a 202 must survive a power cut. The rest are what SQLite needs to behave like a server.
                for pragma in [
                    "PRAGMA busy_timeout = 10000",
                    "PRAGMA journal_mode = WAL",
                    "PRAGMA synchronous = FULL",
                    "PRAGMA foreign_keys = ON",
                    may_write,
                ] {
                    sqlx::query(pragma).execute(&mut *connection).await?;
                }
                Ok(())
            })
        },
    )
}
