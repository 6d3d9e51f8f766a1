//! Where both changed the same words: both stand in their place, and a person chooses.

use crate::house::{self, Browser, ENTER, Page, Shop};
use serde_json::json;
use std::time::Duration;

const MINE: &str = "All of this is in my own words now.";

/// Maya's reply in my own words from the first sentence to the last, merged into the version for her second mail.
async fn in_conflict(shop: &Shop, browser: &Browser) -> Page {
    let page = browser.signed_in(shop).await;
    page.open_case("Maya Lindqvist").await;
    page.press("e").await;
    page.until("the focus in the text", "document.activeElement.id === 'reply-text'").await;
    let field = "document.activeElement";
    let ends = format!("{field}.value.indexOf('I am sorry'), {field}.value.indexOf('\\n\\nKind regards')");
    page.value(&format!("void {field}.setSelectionRange({ends})")).await;
    page.type_in(MINE).await;
    shop.clock.advance(Duration::from_secs(30)); // later than the draft
    let case = page.string("location.pathname.split('/').pop()").await;
    let text = "Please do look at SW-46870 as well.\n\nMaya";
    let mail = json!({ "customer_id": "C-1001", "case_id": case, "subject": "One more", "text": text });
    assert_eq!(page.post("/v1/demo/mails", &mail).await, 202);
    shop.settle().await;
    page.click_button("Merge mine into v2").await;
    page.until("a conflict", "document.querySelector('.conflict')").await;
    page
}

/// How many conflicts wait.
async fn open(page: &Page) -> u64 {
    page.value("document.querySelectorAll('.conflict').length").await.as_u64().unwrap()
}

#[tokio::test]
async fn both_sides_stand_in_their_place_and_nothing_goes_before_one_is_chosen() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = in_conflict(&shop, &browser).await;
    let around = "document.querySelector('.proposal').innerText";
    page.until(
        "the words before and behind it",
        &format!("{around}.includes('Hello Maya,') && {around}.includes('Kind regards')"),
    )
    .await;
    page.until("the focus at the first choice", "document.activeElement.id === 'conflict-0'").await;
    page.sees("Approve is off: choose a text").await;
    page.press_ctrl(ENTER).await;
    assert_eq!(page.value("document.querySelector('.toast')").await, serde_json::Value::Null);

    // The server has the open conflicts too: whoever loads it at another computer is asked.
    let waiting = open(&page).await;
    page.until("it is saved", "/saved \\d+ s ago/.test(document.querySelector('.proposal-head').innerText)")
        .await;
    page.value("localStorage.clear()").await;
    page.load_again().await;
    page.until("the conflict again", &format!("document.querySelectorAll('.conflict').length === {waiting}"))
        .await;
}

#[tokio::test]
async fn a_digit_chooses_a_text_and_the_last_choice_leads_into_the_editor() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = in_conflict(&shop, &browser).await;
    for left in (0..open(&page).await).rev() {
        page.press("1").await;
        page.until("one less", &format!("document.querySelectorAll('.conflict').length === {left}")).await;
    }
    page.until("the focus in the text", "document.activeElement.id === 'reply-text'").await;
    let text = page.string("document.activeElement.value").await;
    assert!(text.contains(MINE), "{text}");
    page.load_again().await;
    page.sees(MINE).await;
    assert_eq!(open(&page).await, 0, "what was chosen is not asked again");
}
