//! The doctor's room: what is configured, reachable and wrong, in plain words.
//!
//! Looks, and changes nothing: it makes no database, migrates none and leaves no file behind. Knows no secret that it
//! would tell: of an address only scheme, host and port. Every look has a time-out.

mod clock;
mod collector;
mod database;
mod folder;
mod listen;
mod outside;
mod people;
mod reach;
mod report;

pub use report::{Finding, Report, Set, Verdict};

use crate::clock::Clock;
use crate::config::Loaded;
use crate::store::Db;
use std::time::Duration;

/// Nothing is waited for longer than this.
const PATIENCE: Duration = Duration::from_secs(3);

/// Looks at everything that these settings name.
pub async fn examine(loaded: &Loaded, clock: &dyn Clock, env: &dyn Fn(&str) -> Option<String>) -> Report {
    let settings = &loaded.settings;
    let mut findings = vec![folder::look(&settings.data_dir)];
    let (database, opened) = database::look(settings).await;
    findings.extend(database);
    if let Some(db) = opened {
        findings.extend(of_the_database(&db, clock).await);
        db.close().await;
    }
    findings.extend(outside::look(settings).await);
    findings.push(collector::look(env).await);
    findings.push(listen::look(settings.listen).await);
    let settings = loaded.sources.iter().map(Set::of).collect();
    Report { settings, findings }
}

async fn of_the_database(db: &Db, clock: &dyn Clock) -> Vec<Finding> {
    let looks = async {
        let mut findings = vec![clock::look(db, clock).await?];
        findings.extend(people::look(db).await?);
        Ok::<_, sqlx::Error>(findings)
    };
    match tokio::time::timeout(PATIENCE, looks).await {
        Ok(Ok(findings)) => findings,
        Ok(Err(_)) | Err(_) => {
            vec![Finding::wrong("people", "the database did not tell who is there", "look at its own log")]
        }
    }
}
