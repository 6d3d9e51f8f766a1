//! Who can do what: people, and keys for programs.

use super::Finding;
use crate::store::Db;

pub(super) async fn look(db: &Db) -> sqlx::Result<Vec<Finding>> {
    Ok(vec![people(db).await?, keys(db).await?])
}

async fn people(db: &Db) -> sqlx::Result<Finding> {
    let sql = "SELECT role, COUNT(*) FROM staff WHERE disabled_at IS NULL GROUP BY role ORDER BY role";
    let roles: Vec<(String, i64)> = sqlx::query_as(sql).fetch_all(db.read()).await?;
    let told: Vec<String> = roles.iter().map(|(role, count)| format!("{role} {count}")).collect();
    Ok(match roles.iter().any(|(role, _)| role == "admin") {
        true => Finding::ok("people", format!("may sign in: {}", told.join(", "))),
        false if roles.is_empty() => Finding::note(
            "people",
            "nobody may sign in yet",
            "the first `countersign serve` prints a link for the first admin",
        ),
        false => Finding::note(
            "people",
            format!("may sign in: {}, and no admin", told.join(", ")),
            "`countersign users add EMAIL --role admin`",
        ),
    })
}

async fn keys(db: &Db) -> sqlx::Result<Finding> {
    let sql = "SELECT scope, COUNT(*) FROM api_key WHERE revoked_at IS NULL GROUP BY scope ORDER BY scope";
    let scopes: Vec<(String, i64)> = sqlx::query_as(sql).fetch_all(db.read()).await?;
    let told: Vec<String> = scopes.iter().map(|(scope, count)| format!("{scope} {count}")).collect();
    Ok(match scopes.iter().any(|(scope, _)| scope == "ingest") {
        true => Finding::ok("keys", format!("in use: {}", told.join(", "))),
        false => {
            Finding::note("keys", "no program may post mails", "`countersign keys create --scope ingest`")
        }
    })
}
