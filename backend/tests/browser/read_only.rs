//! A colleague takes the case over in the middle of a sentence: nothing more can be typed, and nothing is gone.

use crate::house::{self, Browser};

#[tokio::test]
async fn what_was_typed_stays_to_be_read_and_copied_and_goes_on_when_the_case_is_free() {
    let Some((shop, browser)) = house::open().await else { return };
    let Some(other) = Browser::start().await else { return };
    let lead = other.signed_in(&shop).await;
    let page = browser.at(&shop, &shop.link_of("noah@strideway.example").await).await;
    page.click_button("Sign in without a password").await;
    page.open_case("Maya Lindqvist").await;
    page.type_behind("Hello Maya,", " thank you").await;
    page.sees("Claimed by you").await;

    lead.open_case("Maya Lindqvist").await;
    lead.click_button("Take over").await;
    lead.sees("Claimed by you").await;
    page.sees("holds the claim").await;
    page.until("nothing to type in", "!document.querySelector('#reply-text')").await;
    page.sees("Hello Maya, thank you").await;
    page.until(
        "no field of the envelope to type in",
        "[...document.querySelectorAll('.envelope input')].every(field => field.readOnly)",
    )
    .await;
    page.click_button("Copy my text").await;
    page.sees("Copied").await;
    page.load_again().await;
    page.sees("Hello Maya, thank you").await;

    lead.press("c").await;
    lead.no_longer_sees("Claimed by you").await;
    page.no_longer_sees("holds the claim").await;
    page.type_behind("thank you", " for waiting").await;
    page.until("it is saved", "/saved \\d+ s ago/.test(document.querySelector('.proposal-head').innerText)")
        .await;
    page.sees("Claimed by you").await;
}
