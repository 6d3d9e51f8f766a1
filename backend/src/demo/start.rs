//! The demo's first start, and every later one.

use super::which::{Filled, OtherShop, Shop, filled};
use super::{SOURCE, events, seed::seed};
use crate::app::App;
use crate::ingest::{self, IngestError};
use crate::shop::{self, LoadError};
use crate::store::{Db, Tx};
use agent::policy::civil_day;
use jiff::civil::Date;
use jiff::tz::TimeZone;

#[derive(Debug, thiserror::Error)]
pub enum FillError {
    #[error(transparent)]
    OtherShop(#[from] OtherShop),
    #[error("the world file does not fit the shop: {0}")]
    World(#[from] LoadError),
    #[error("the sample mails could not be put in")]
    Mails(#[from] IngestError),
    #[error("the demo's shop could not be put in")]
    Store(#[from] sqlx::Error),
}

/// Fills the shop, once, in one transaction; a later start only looks whether it is the same one.
///
/// # Errors
/// [`FillError::OtherShop`] says how to go on; after any other the next start tries again.
pub async fn open_shop(app: &App, shop: &Shop) -> Result<(), FillError> {
    let today = today(app);
    let mut tx = app.db.begin().await?;
    if !first_time(&mut tx, "demo", &today.to_string()).await? {
        drop(tx); // nothing was written
        let here = filled(&app.db).await?.unwrap_or(Filled::Strideway);
        return Ok(shop.must_be(here)?);
    }
    match shop {
        Shop::Strideway => seed(&mut tx, today).await?,
        Shop::World(world) => shop::load(&mut tx, &world.tables).await?,
    }
    first_time(&mut tx, "demo_shop", &shop.filled().word()).await?;
    Ok(tx.commit().await?)
}

/// Strideway's customers have written; those of a file have not. Each mail comes in once; a start after a crash goes on
/// where that one stopped. Then the service is ready.
///
/// # Errors
/// When the database does not answer; the next start tries again.
pub async fn post_mails(app: &App, shop: &Shop) -> Result<(), FillError> {
    match shop {
        Shop::Strideway if !mails_are_posted(&app.db).await? => post_samples(app).await?,
        Shop::Strideway | Shop::World(_) => {}
    }
    app.is_filled();
    Ok(())
}

async fn post_samples(app: &App) -> Result<(), FillError> {
    for event in events(app.now()) {
        match ingest::accept(app, SOURCE, &event).await {
            // A conflict: it came in before, as an older version of this program worded it.
            Ok(_) | Err(IngestError::Conflict { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let mut tx = app.db.begin().await?;
    first_time(&mut tx, "demo_mails", &app.now().to_string()).await?;
    Ok(tx.commit().await?)
}

/// Whether all sample mails are in. Until then they are posted at each start; their event ids stay the same, so none
/// comes in twice.
async fn mails_are_posted(db: &Db) -> sqlx::Result<bool> {
    let sql = "SELECT value FROM installation WHERE key = 'demo_mails'";
    let found: Option<String> = sqlx::query_scalar(sql).fetch_optional(db.read()).await?;
    Ok(found.is_some())
}

async fn first_time(tx: &mut Tx, key: &'static str, value: &str) -> sqlx::Result<bool> {
    let sql = "INSERT INTO installation (key, value) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING";
    let query = sqlx::query(sql).bind(key).bind(value);
    Ok(query.execute(&mut **tx).await?.rows_affected() == 1)
}

/// The shop's civil day; the zone's name was looked at when the settings were read.
pub(super) fn today(app: &App) -> Date {
    let now = app.now();
    civil_day(now, &app.settings.policy.time_zone).unwrap_or_else(|| now.to_zoned(TimeZone::UTC).date())
}
