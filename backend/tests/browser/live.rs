//! What comes in meanwhile: shown at once, and never over what a person does.

use crate::house;
use serde_json::json;
use std::time::Duration;

/// Nothing of hers waits in the queue.
const ELIF: &str = "C-1025";
const MAYA: &str = "C-1001";

#[tokio::test]
async fn a_mail_that_comes_in_does_not_disturb_typing_and_the_edit_is_merged() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    page.open_case("Maya Lindqvist").await;
    page.press("e").await;
    page.until("the focus in the text", "document.activeElement.id === 'reply-text'").await;
    page.value("document.activeElement.setSelectionRange(11, 11)").await;
    page.type_in(" thank you").await;

    shop.clock.advance(Duration::from_secs(30)); // later than the draft
    let case = page.string("location.pathname.split('/').pop()").await;
    let text = "Please do look at SW-46870 as well.\n\nMaya";
    let mail = json!({ "customer_id": MAYA, "case_id": case, "subject": "One more", "text": text });
    assert_eq!(page.post("/v1/demo/mails", &mail).await, 202);
    page.type_in(" for").await;
    page.sees("Maya wrote again").await;
    page.type_in(" waiting.").await;
    shop.settle().await;
    page.sees("Draft v2 is ready; approve is off until you choose.").await;
    let typed = "document.activeElement.value.startsWith('Hello Maya, thank you for waiting.')";
    page.until("the text as it was typed, still in focus", typed).await;
    page.sees("Approve is off: the customer wrote again; choose above").await;

    page.click_button("Merge mine into v2").await;
    page.sees("Your edit of v2").await;
    let merged = "document.querySelector('#reply-text').value";
    page.until(
        "both texts",
        &format!("{merged}.includes('thank you for waiting.') && {merged}.includes('SW-46870')"),
    )
    .await;
}

#[tokio::test]
async fn a_new_case_waits_behind_a_line_and_moves_no_row() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    let shown = page.rows().await;
    let rows = "[...document.querySelectorAll('.row')].slice(0, 20).map(row => row.id).join(' ')";
    let before = page.string(rows).await;
    let mail =
        json!({ "customer_id": ELIF, "subject": "Order SW-48399", "text": "Is SW-48399 coming?\n\nElif" });
    assert_eq!(page.post("/v1/demo/mails", &mail).await, 202);
    page.sees("1 new").await;
    shop.settle().await;
    page.sees(&format!("Needs you {}", shown + 1)).await;
    assert_eq!(page.string(rows).await, before);

    page.click_button("1 new").await;
    page.sees("Elif Kaya").await;
    page.has_so_many_rows(shown + 1).await;
}

#[tokio::test]
async fn a_colleagues_decision_is_seen_at_once() {
    let Some((shop, browser)) = house::open().await else { return };
    let Some(other) = house::Browser::start().await else { return };
    let (page, colleague) = (browser.signed_in(&shop).await, other.signed_in(&shop).await);
    page.open_case("Tomás Herrera").await;
    colleague.open_case("Tomás Herrera").await;
    colleague.has_read().await;
    colleague.press_ctrl(house::ENTER).await;
    colleague.sees("Approved for Tomás Herrera").await;
    page.sees("You approved v1").await; // the same person, in another browser
    page.until("nothing to decide any more", "!document.querySelector('.strip')").await;
}
