//! Nothing typed is lost: the page loaded again at each step, the session over in the middle, the service gone for a
//! while, a save that fails, a clock that is wrong, a newer version between two saves.

use crate::house::{self, ENTER, Page};
use serde_json::json;
use std::time::Duration;

const MAYA: &str = "C-1001";
const TYPED: &str = "Hello Maya, thank you for waiting.";

async fn typing(page: &Page) {
    page.open_case("Maya Lindqvist").await;
    page.type_behind("Hello Maya,", " thank you for waiting.").await;
}

#[tokio::test]
async fn every_step_of_an_edit_is_there_after_loading_the_page_again() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    page.open_case("Maya Lindqvist").await;
    page.press("$").await;
    page.until("the focus in the amount", "document.activeElement.id === 'amount-1'").await;
    page.type_in("2").await;
    page.sees("I have refunded $2.00").await;
    page.load_again().await;
    page.sees("Lowered by you").await;
    page.sees("I have refunded $2.00").await;

    page.press("2").await;
    page.no_longer_sees("I have added a coupon").await;
    page.load_again().await;
    page.sees("Refused by you").await;
    page.no_longer_sees("I have added a coupon").await;

    page.type_behind("Hello Maya,", " thank you").await;
    page.load_again().await;
    page.sees("Hello Maya, thank you").await;

    page.press("e").await;
    page.until("the subject's field", "document.querySelector('[aria-labelledby=label-subject]')").await;
    page.value("document.querySelector('[aria-labelledby=label-subject]').select()").await;
    page.click("[aria-labelledby=label-subject]").await;
    page.press_ctrl("a").await;
    page.type_in("About your parcel").await;
    page.load_again().await;
    for kept in ["About your parcel", "Hello Maya, thank you", "Refused by you", "Lowered by you"] {
        page.sees(kept).await;
    }

    page.sees("within policy").await;
    page.has_read().await;
    page.press_ctrl(ENTER).await;
    page.sees("Approved for Maya Lindqvist: reply, $2.00 refund").await;
    shop.undo_is_over().await;
    let mail = &shop.outbox()[0];
    assert!(mail.contains("Subject: About your parcel") && mail.contains("Hello Maya, thank you"), "{mail}");
    assert!(mail.contains("$2.00") && !mail.contains("coupon"), "{mail}");
}

#[tokio::test]
async fn a_session_that_ends_in_the_middle_is_begun_again_in_another_tab() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    typing(&page).await;
    shop.sessions_are_over().await;
    page.type_in(" Sorry!").await;
    page.sees("You are signed out").await;
    let link = shop.url(&shop.sign_in_link().await);
    page.in_another_tab(&link, "Sign in without a password").await;
    page.no_longer_sees("You are signed out").await;
    page.until(
        "the text as typed",
        &format!("document.querySelector('#reply-text').value.startsWith('{TYPED} Sorry!')"),
    )
    .await;
    page.sees("7 facts checked, 2 actions within policy").await;
    page.press_ctrl(ENTER).await;
    page.sees("Approved for Maya Lindqvist").await;
    shop.undo_is_over().await;
    assert!(shop.outbox()[0].contains("waiting. Sorry!"), "{}", shop.outbox()[0]);
}

#[tokio::test]
async fn who_has_no_password_comes_back_with_a_link_over_the_page() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    typing(&page).await;
    shop.sessions_are_over().await;
    page.sees("You are signed out").await;
    assert_eq!(page.value("document.querySelector('#password')").await, serde_json::Value::Null);
    page.click("#one-time-link").await;
    page.type_in("https://strideway.example/sign-in#token=lnk_nothing").await;
    page.press(ENTER).await;
    page.sees("This link was used before, or is too old.").await;
    page.press_ctrl("a").await;
    page.type_in(&shop.url(&shop.sign_in_link().await)).await;
    page.press(ENTER).await;
    page.no_longer_sees("You are signed out").await;
    page.sees("7 facts checked, 2 actions within policy").await;
    let typed = format!("document.querySelector('#reply-text').value.startsWith('{TYPED}')");
    page.until("the text as typed", &typed).await;
}

#[tokio::test]
async fn typing_goes_on_while_the_service_is_gone_and_is_saved_when_it_is_back() {
    let Some((mut shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    page.open_case("Maya Lindqvist").await;
    shop.stop().await;
    page.sees("Reconnecting. Typing goes on and is kept; deciding waits for the line.").await;
    page.type_behind("Hello Maya,", " thank you for waiting.").await;
    page.press_ctrl(ENTER).await;
    page.sees("Approve is off: deciding waits for the line").await;

    shop.start_again().await;
    page.no_longer_sees("Reconnecting.").await;
    page.sees("7 facts checked, 2 actions within policy").await;
    page.until("it is saved", "/saved \\d+ s ago/.test(document.querySelector('.proposal-head').innerText)")
        .await;
    page.press_ctrl(ENTER).await;
    page.sees("Approved for Maya Lindqvist").await;
    shop.undo_is_over().await;
    assert!(shop.outbox()[0].contains(TYPED), "{}", shop.outbox()[0]);
}

#[tokio::test]
async fn what_was_typed_between_two_saves_is_carried_into_a_newer_version() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    page.open_case("Maya Lindqvist").await;
    page.cut_off("/working-copy").await; // nothing of it reaches the server
    page.type_behind("Hello Maya,", " thank you for waiting.").await;
    shop.clock.advance(Duration::from_secs(30)); // later than the draft
    let case = page.string("location.pathname.split('/').pop()").await;
    let text = "Please do look at SW-46870 as well.\n\nMaya";
    let mail = json!({ "customer_id": MAYA, "case_id": case, "subject": "One more", "text": text });
    assert_eq!(page.post("/v1/demo/mails", &mail).await, 202);
    shop.settle().await;
    page.load_again().await;
    page.sees("Your edit of v2").await;
    page.sees(TYPED).await;
    page.sees("SW-46870").await;
    let copies = "Object.keys(localStorage).filter(key => key.includes('copy.')).length <= 1";
    page.until("the older version's copy gone", copies).await;
}

#[tokio::test]
async fn a_clock_that_is_slow_does_not_bring_back_an_older_text() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    page.on_load("const now = Date.now; Date.now = () => now() - 600000;").await;
    page.load_again().await;
    typing(&page).await;
    page.until("it is saved", "/saved \\d+ s ago/.test(document.querySelector('.proposal-head').innerText)")
        .await;
    page.cut_off("/working-copy").await;
    page.type_in(" More.").await;
    page.load_again().await;
    page.sees(&format!("{TYPED} More.")).await;
}

#[tokio::test]
async fn a_save_that_fails_leaves_the_next_case_alone() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    typing(&page).await;
    page.cut_off("/working-copy").await;
    page.type_in(" More.").await;
    page.open_case("Tomás Herrera").await;
    // Two saves' time: whatever the failed one would make of this case has happened by then.
    page.until(
        "two saves' time",
        "(window.since ??= performance.now(), performance.now() - window.since > 4200)",
    )
    .await;
    page.let_through().await;
    page.is_drawn().await;
    page.no_longer_sees("Claimed by you").await;
    page.no_longer_sees("Your edit of").await;
    page.open_case("Maya Lindqvist").await;
    page.sees(&format!("{TYPED} More.")).await;
}
