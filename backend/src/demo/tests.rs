//! The demo's promises.

mod once;
mod shop;
mod story;
mod world;
mod write;

use super::{Shop, open_shop, post_mails};
use crate::app::App;
use crate::clock::ManualClock;
use crate::config::Settings;
use crate::store::testing::Scratch;
use std::sync::Arc;
use std::time::Duration;

/// A demo that begins on a Friday morning. Mails are not written to files here: the folder stays empty.
fn demo_on(db: &Scratch) -> (App, ManualClock) {
    let clock = ManualClock::at("2026-11-20T10:00:00Z".parse().unwrap());
    let mut settings = Settings { demo: true, ..Settings::default() };
    settings.data_dir = std::env::temp_dir().join("countersign-demo-tests").join(crate::ids::fresh());
    settings.burst.idle = Duration::ZERO; // who writes twice is read at once
    (App::open(db.db.clone(), Arc::new(clock.clone()), settings), clock)
}

/// As the first start does it, and every later one.
async fn fill(app: &App) {
    open_shop(app, &Shop::Strideway).await.unwrap();
    post_mails(app, &Shop::Strideway).await.unwrap();
}
