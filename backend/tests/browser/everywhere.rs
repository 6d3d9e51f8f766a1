//! What holds on every page: in both themes axe finds nothing grave, the browser complains of nothing, and a phone's
//! width is enough.

use crate::house::{self, ESCAPE, Page};
use serde_json::Value;

const AXE: &str = include_str!("axe/axe.min.js");

/// What axe calls serious or critical, a line each.
async fn faults(page: &Page) -> Vec<String> {
    if page.value("typeof axe").await == "undefined" {
        page.run(&format!("const done = arguments[0]; {AXE}; done();")).await;
    }
    let found = page
        .run(
            "const done = arguments[0];
             axe.run().then(all => done(all.violations
                 .filter(fault => ['serious', 'critical'].includes(fault.impact))
                 .map(fault => `${fault.id}: ${fault.help}: ${fault.nodes.map(node => node.target).join(', ')}`)));",
        )
        .await;
    found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

pub async fn is_sound(page: &Page, place: &str) {
    for scheme in ["light", "dark"] {
        page.scheme(scheme).await;
        assert_eq!(faults(page).await, Vec::<String>::new(), "{place}, {scheme}");
    }
    page.scheme("light").await;
}

/// A refused request is in the log as well; asking who is signed in, before anybody is, is meant to be refused.
async fn complaints(page: &Page) -> Vec<String> {
    let all = page.complaints().await;
    all.into_iter().filter(|line| !line.contains("/v1/me - Failed to load resource")).collect()
}

#[tokio::test]
async fn axe_finds_nothing_grave_and_the_browser_complains_of_nothing() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.at(&shop, "/").await;
    page.sees("Sign in").await;
    is_sound(&page, "signing in").await;
    let page = browser.signed_in(&shop).await;
    is_sound(&page, "the queue").await;
    page.open_case("Maya Lindqvist").await;
    is_sound(&page, "a case").await;
    page.press("e").await;
    page.until("the editor", "document.activeElement.id === 'reply-text'").await;
    page.type_in("I have added a $15.00 voucher to your account. ").await;
    page.sees("Approve is off").await;
    is_sound(&page, "editing").await;
    page.press(ESCAPE).await;
    for (key, dialog) in [("?", "All keys"), ("r", "Why is this draft not right?"), ("h", "Snooze until")] {
        page.press(key).await;
        page.sees(dialog).await;
        is_sound(&page, dialog).await;
        page.press(ESCAPE).await;
        page.until("the dialog closed", "!document.querySelector('dialog')").await;
    }
    page.open_case("Viktor Szabó").await;
    page.sees("Hand-off").await;
    is_sound(&page, "an escalated case").await;
    let page = browser.at(&shop, "/demo/write").await;
    page.until("the samples", "document.querySelector('.sample')").await;
    is_sound(&page, "writing as a customer").await;
    assert_eq!(complaints(&page).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_phones_width_needs_no_scrolling_sideways() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    page.size(390, 844).await;
    let fits = "document.documentElement.scrollWidth <= 390";
    page.until("the queue fits", fits).await;
    is_sound(&page, "the queue, narrow").await;
    page.open_case("Maya Lindqvist").await;
    page.until("the case fits", fits).await;
    page.until(
        "the button fits",
        "document.querySelector('.buttons-end').getBoundingClientRect().right <= 390",
    )
    .await;
    is_sound(&page, "a case, narrow").await;
    page.click(".claim.action").await;
    page.until("the fact in its place", "document.querySelector('.fact-in-place').offsetHeight > 0").await;
    let page = browser.at(&shop, "/demo/write").await;
    page.until("the form", "document.querySelector('.mail-form')").await;
    page.until("the form fits", fits).await;
}
