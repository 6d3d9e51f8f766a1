//! The database: reachable, and of a schema that this program knows.

use super::{Finding, PATIENCE};
use crate::config::Settings;
use crate::store::{Db, SCHEMA_VERSION};

/// What was found, and the database where it can be read further.
pub(super) async fn look(settings: &Settings) -> (Vec<Finding>, Option<Db>) {
    if let Some(finding) = not_made_yet(settings) {
        return (vec![finding], None);
    }
    let opened = tokio::time::timeout(PATIENCE, Db::open(&settings.database().0)).await;
    let db = match opened {
        Ok(Ok(db)) => db,
        Ok(Err(error)) => return (vec![unreachable(&error.to_string())], None),
        Err(_) => return (vec![unreachable("nobody answered in time")], None),
    };
    match tokio::time::timeout(PATIENCE, version(&db)).await {
        Ok(Ok(version)) => {
            let finding = schema(&db, version);
            (vec![finding], (version == Some(SCHEMA_VERSION)).then_some(db))
        }
        Ok(Err(_)) | Err(_) => (vec![unreachable("it was opened, but does not answer")], None),
    }
}

/// Opening a SQLite file that is not there would make it.
fn not_made_yet(settings: &Settings) -> Option<Finding> {
    let url = settings.database().0;
    let path = url.strip_prefix("sqlite:")?.split('?').next()?.trim_start_matches("//").to_owned();
    if path.contains(":memory:") || std::path::Path::new(&path).exists() {
        return None;
    }
    let what = format!("the SQLite file {path} is not there yet");
    Some(Finding::note("database", what, "the first start makes it, with its schema"))
}

fn unreachable(why: &str) -> Finding {
    let what = format!("the database cannot be reached: {why}");
    Finding::wrong(
        "database",
        what,
        "look at COUNTERSIGN_DATABASE_URL, and whether the server runs and lets us in",
    )
}

/// `None`: there is no schema of ours in it.
async fn version(db: &Db) -> sqlx::Result<Option<i64>> {
    let is_there = db.dialect().pick(
        "SELECT COUNT(*) FROM sqlite_master WHERE name = '_sqlx_migrations'",
        "SELECT COUNT(*) FROM pg_tables WHERE tablename = '_sqlx_migrations' AND schemaname = ANY (current_schemas(false))",
    );
    let tables: i64 = sqlx::query_scalar(is_there).fetch_one(db.read()).await?;
    if tables == 0 {
        return Ok(None);
    }
    let sql = "SELECT MAX(version) FROM _sqlx_migrations WHERE success";
    sqlx::query_scalar(sql).fetch_one(db.read()).await
}

fn schema(db: &Db, version: Option<i64>) -> Finding {
    let name = match db.dialect() {
        crate::store::Dialect::Sqlite => "SQLite",
        crate::store::Dialect::Postgres => "PostgreSQL",
    };
    match version {
        None => Finding::note(
            "database",
            format!("{name} answers, and has no schema yet"),
            "the first start makes it",
        ),
        Some(version) if version < SCHEMA_VERSION => {
            let what = format!(
                "{name} answers; its schema is at version {version}, this program's at {SCHEMA_VERSION}"
            );
            Finding::note(
                "database",
                what,
                "the next start brings it up to date, or `countersign migrate` now",
            )
        }
        Some(version) if version > SCHEMA_VERSION => {
            let what = format!(
                "{name} has a schema of version {version}; this program knows {SCHEMA_VERSION} and older"
            );
            Finding::wrong(
                "database",
                what,
                "a newer countersign has been here: use that one, or a copy from before",
            )
        }
        Some(version) => Finding::ok(
            "database",
            format!("{name} answers; its schema is at version {version}, as it should be"),
        ),
    }
}
