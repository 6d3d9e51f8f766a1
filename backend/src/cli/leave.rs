//! `keys list`, `keys revoke`, `users list`, `users disable`: who has access, and taking it away.

use super::admin::{now, with_database};
use super::{CliError, say};
use anyhow::Context;
use api::Time;
use countersign::config::Flags;
use countersign::staff::{self, ListedKey, ListedUser};
use countersign::store;
use std::process::ExitCode;

pub fn keys(flags: &Flags) -> Result<ExitCode, CliError> {
    with_database(flags, async |db, _| {
        let keys = staff::keys(&db).await.context("the keys cannot be listed")?;
        say(&lines(&keys, key, "There are no keys."))
    })
}

/// `named`: a key's id, the beginning of one, or the key itself.
pub fn revoke_key(flags: &Flags, named: &str) -> Result<ExitCode, CliError> {
    with_database(flags, async |db, _| {
        let id = staff::key_named(&db, named).await.context("no key was revoked")?;
        staff::revoke_key(&db, &id, now()).await.context("no key was revoked")?;
        say(&format!("{id} opens nothing any more."))
    })
}

pub fn users(flags: &Flags) -> Result<ExitCode, CliError> {
    with_database(flags, async |db, _| {
        let users = staff::users(&db).await.context("the people cannot be listed")?;
        say(&lines(&users, user, "There is nobody."))
    })
}

pub fn disable_user(flags: &Flags, email: &str) -> Result<ExitCode, CliError> {
    with_database(flags, async |db, _| {
        staff::disable_user(&db, email, now()).await.context("nobody was disabled")?;
        say(&format!("{email} is out: sessions, links and keys open nothing any more."))
    })
}

fn lines<T>(rows: &[T], line: fn(&T) -> String, none: &str) -> String {
    if rows.is_empty() { none.to_owned() } else { rows.iter().map(line).collect::<Vec<_>>().join("\n") }
}

fn key(key: &ListedKey) -> String {
    let ListedKey { id, scope, stands_for, .. } = key;
    let state = match (key.revoked_at, key.last_used_at) {
        (Some(at), _) => format!("revoked {}", minute(at)),
        (None, Some(at)) => format!("used {}", minute(at)),
        (None, None) => format!("created {}, never used", minute(key.created_at)),
    };
    format!("{id}  {scope:<6}  {stands_for:<32}  {state}")
}

fn user(user: &ListedUser) -> String {
    let state = user.disabled_at.map_or_else(|| "active".to_owned(), |at| format!("disabled {}", minute(at)));
    format!("{:<40}  {:<5}  {state}", user.email, store::word(user.role))
}

fn minute(at: Time) -> impl std::fmt::Display {
    at.strftime("%Y-%m-%d %H:%M UTC")
}
