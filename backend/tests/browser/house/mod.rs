//! The stage: the demo as a service of its own, and a real browser in front of it.

mod browser;
mod driver;
mod extra;
mod page;
mod prepared;
mod shop;

pub use browser::Browser;
pub use page::{ENTER, ESCAPE, Page};
pub use shop::{PASSWORD, Shop};

/// The shop and a browser; or nothing where there is no browser, or no screen in this build (said once a test).
pub async fn open() -> Option<(Shop, Browser)> {
    let browser = Browser::start().await?;
    let shop = Shop::open().await;
    let is_empty = browser.at(&shop, "/").await.text().await.contains("This build has no screen");
    if is_empty {
        assert!(!is_required(), "REQUIRE_BROWSER=1 needs a build without SKIP_UI");
        eprintln!("skipped: this build has no screen (SKIP_UI)");
        return None;
    }
    Some((shop, browser))
}

/// `REQUIRE_BROWSER=1`: leaving a test out is a failure.
fn is_required() -> bool {
    std::env::var("REQUIRE_BROWSER").is_ok_and(|value| value == "1")
}
