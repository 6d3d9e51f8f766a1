//! API keys: a secret shown once, found again by its hash.

use super::caller::{Caller, Ingester, Reviewer};
use super::{email, person};
use crate::audit::{Entry, Event, record};
use crate::config::Secret;
use crate::ids::{fresh, secret, sha256_hex};
use crate::store::{Db, Tx, micros};
use api::Time;

/// `key_` + UUID v7. Names a key where the key itself must not stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyId(String);

impl KeyId {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whose mails these are where nobody says otherwise: of a key made without a source, and of what the installation's own
/// secret signs.
pub const DEFAULT_SOURCE: &str = "crm";

/// What a key is for; nothing else can be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// Posts mails of this source and follows their jobs.
    Ingest { source: String },
    /// Acts as the person with this address, with their role.
    Review { email: String },
    /// Manages keys, users, settings; decides nothing.
    Admin,
}

impl Purpose {
    fn scope(&self) -> &'static str {
        match self {
            Self::Ingest { .. } => "ingest",
            Self::Review { .. } => "review",
            Self::Admin => "admin",
        }
    }
}

/// The secret is given out here and never again.
#[derive(Debug)]
pub struct NewKey {
    pub id: KeyId,
    pub secret: Secret,
}

#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error("a source has 1 to 64 letters, digits, `-`, `_` or `.`")]
    Source,
    #[error("there is no active person with this address")]
    NobodyThere,
    #[error("there is no such key in use; `countersign keys list` shows those that are")]
    Unknown,
    #[error("more than one key begins like this: say more of its id")]
    Ambiguous,
    #[error("the database does not answer")]
    Store(#[from] sqlx::Error),
}

/// Creates a key beside a running service; it works from the commit on.
///
/// # Errors
/// [`KeyError`].
pub async fn create_key(db: &Db, purpose: &Purpose, now: Time) -> Result<NewKey, KeyError> {
    let mut tx = db.begin().await?;
    let (source, staff_id) = match purpose {
        Purpose::Ingest { source } => (Some(checked(source)?), None),
        Purpose::Review { email } => (None, Some(active(&mut tx, email).await?)),
        Purpose::Admin => (None, None),
    };
    let key = NewKey {
        id: KeyId(format!("key_{}", fresh())),
        secret: Secret(format!("cs_{}_{}", purpose.scope(), secret())),
    };
    let detail =
        serde_json::json!({ "key_id": key.id.0, "scope": purpose.scope(), "source": source, "as": staff_id });
    let sql =
        "INSERT INTO api_key (id, hash, scope, source, staff_id, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
    let query = sqlx::query(sql).bind(key.id.as_str()).bind(sha256_hex(&key.secret.0)).bind(purpose.scope());
    query.bind(source).bind(staff_id).bind(micros(now)).execute(&mut *tx).await?;
    record(&mut tx, Entry::new(now, Event::KeyCreated, "command line").detail(detail)).await?;
    tx.commit().await?;
    Ok(key)
}

fn checked(source: &str) -> Result<String, KeyError> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let is_source = (1..=64).contains(&source.len()) && source.chars().all(is_plain);
    if is_source { Ok(source.to_owned()) } else { Err(KeyError::Source) }
}

async fn active(tx: &mut Tx, address: &str) -> Result<String, KeyError> {
    let address = email::fold(address).ok_or(KeyError::NobodyThere)?;
    let sql = "SELECT id FROM staff WHERE email = $1 AND disabled_at IS NULL";
    let id = sqlx::query_scalar(sql).bind(address).fetch_optional(&mut **tx).await?;
    id.ok_or(KeyError::NobodyThere)
}

/// The id of the key in use that `named` means: its id, the beginning of one, or the key itself, as somebody has it who
/// found it where it should not be.
///
/// # Errors
/// [`KeyError::Unknown`], [`KeyError::Ambiguous`].
pub async fn key_named(db: &Db, named: &str) -> Result<String, KeyError> {
    let sql = "SELECT id, hash FROM api_key WHERE revoked_at IS NULL";
    let keys: Vec<(String, String)> = sqlx::query_as(sql).fetch_all(db.read()).await?;
    let (named, hash) = (named.trim(), sha256_hex(named.trim()));
    let is_meant =
        |(id, stored): &(String, String)| *stored == hash || (!named.is_empty() && id.starts_with(named));
    let mut meant = keys.into_iter().filter(is_meant).map(|(id, _)| id);
    match (meant.next(), meant.next()) {
        (None, _) => Err(KeyError::Unknown),
        (Some(id), None) => Ok(id),
        (Some(_), Some(_)) => Err(KeyError::Ambiguous),
    }
}

/// The key opens nothing from the commit on.
///
/// # Errors
/// [`KeyError::Unknown`] when it is not in use.
pub async fn revoke_key(db: &Db, id: &str, now: Time) -> Result<(), KeyError> {
    let mut tx = db.begin().await?;
    let sql = "UPDATE api_key SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL";
    let query = sqlx::query(sql).bind(micros(now)).bind(id).execute(&mut *tx);
    if query.await?.rows_affected() == 0 {
        return Err(KeyError::Unknown);
    }
    let entry = Entry::new(now, Event::KeyRevoked, "command line");
    record(&mut tx, entry.detail(serde_json::json!({ "key_id": id }))).await?;
    Ok(tx.commit().await?)
}

#[derive(sqlx::FromRow)]
struct KeyRow {
    key_id: String,
    source: Option<String>,
    staff_id: Option<String>,
    last_used_at: Option<i64>,
}

/// Who comes with `key`; `None` when it is unknown, revoked, or its person is gone.
pub(super) async fn find(db: &Db, key: &str, now: Time) -> sqlx::Result<Option<Caller>> {
    let sql = "SELECT id AS key_id, source, staff_id, last_used_at
                 FROM api_key WHERE hash = $1 AND revoked_at IS NULL";
    let found: Option<KeyRow> = sqlx::query_as(sql).bind(sha256_hex(key)).fetch_optional(db.read()).await?;
    let Some(row) = found else { return Ok(None) };
    touch(db, &row, now).await?;
    let key = KeyId(row.key_id);
    // The table's checks tie scope to these two columns: a source is ingest, a person is review, neither is admin.
    Ok(match (row.source, row.staff_id) {
        (Some(source), _) => Some(Caller::Ingester(Ingester { key, source })),
        (None, Some(staff_id)) => {
            let person = person::find(db.read(), &staff_id).await?;
            person.map(|person| Caller::Reviewer(Reviewer::by_key(person, key)))
        }
        (None, None) => Some(Caller::AdminKey(key)),
    })
}

/// Remembers the use to the minute: a busy key must not write with every request.
async fn touch(db: &Db, row: &KeyRow, now: Time) -> sqlx::Result<()> {
    let now = micros(now);
    if row.last_used_at.is_some_and(|at| now - at < 60_000_000) {
        return Ok(());
    }
    let sql = "UPDATE api_key SET last_used_at = $1 WHERE id = $2";
    sqlx::query(sql).bind(now).bind(&row.key_id).execute(db.write()).await?;
    Ok(())
}
