//! The demo's first start, and every later one.

use super::seed::{mails_are_posted, posted_mails, seed};
use super::{SOURCE, events};
use crate::app::App;
use crate::ingest::{self, IngestError};
use agent::policy::civil_day;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Fills the shop and posts the sample mails, each once; a start after a crash goes on where that one stopped. Then
/// the service is ready.
///
/// # Errors
/// When the database does not answer; the next start tries again.
pub async fn fill(app: &App) -> Result<(), IngestError> {
    let mut tx = app.db.begin().await?;
    seed(&mut tx, today(app)).await?;
    tx.commit().await?;
    if !mails_are_posted(&app.db).await? {
        post_mails(app).await?;
    }
    app.is_filled();
    Ok(())
}

async fn post_mails(app: &App) -> Result<(), IngestError> {
    for event in events(app.now()) {
        match ingest::accept(app, SOURCE, &event).await {
            // A conflict: it came in before, as an older version of this program worded it.
            Ok(_) | Err(IngestError::Conflict { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    let mut tx = app.db.begin().await?;
    posted_mails(&mut tx, app.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// The shop's civil day; the zone's name was looked at when the settings were read.
pub(super) fn today(app: &App) -> Date {
    let now = app.now();
    civil_day(now, &app.settings.policy.time_zone).unwrap_or_else(|| now.to_zoned(TimeZone::UTC).date())
}
