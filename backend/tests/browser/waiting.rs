//! A chord while the newest text is still being checked: it waits, and then approves exactly that text, or nothing.

use crate::house::{self, Browser, ENTER, ESCAPE, Page, Shop};
use serde_json::Value;

const WAITS: &str = "Approved as soon as it is checked";

/// Maya's case, read, with every check held back.
async fn unchecked(shop: &Shop, browser: &Browser) -> Page {
    let page = browser.signed_in(shop).await;
    page.open_case("Maya Lindqvist").await;
    page.has_read().await;
    page.hold_back("/check").await;
    page
}

/// Nothing was decided: no toast, and what was typed stands.
async fn is_undecided(page: &Page) {
    page.is_drawn().await;
    assert_eq!(page.value("document.querySelector('.toast')").await, Value::Null);
}

#[tokio::test]
async fn it_waits_for_the_check_and_approves_what_was_checked() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = unchecked(&shop, &browser).await;
    page.press("$").await;
    page.until("the focus in the amount", "document.activeElement.id === 'amount-1'").await;
    page.type_in("2.00").await;
    page.press_ctrl(ENTER).await;
    page.sees(WAITS).await;
    is_undecided(&page).await;

    page.let_through().await;
    page.sees("Approved for Maya Lindqvist: reply, $2.00 refund, coupon").await;
    shop.undo_is_over().await;
    let mails = shop.outbox();
    assert_eq!(mails.len(), 1);
    assert!(mails[0].contains("I have refunded $2.00 of the $5.00"), "{}", mails[0]);
}

#[tokio::test]
async fn any_change_takes_it_back_and_says_so() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = unchecked(&shop, &browser).await;
    page.type_behind("Hello Maya,", " thank you").await;
    page.press_ctrl(ENTER).await;
    page.sees(WAITS).await;
    page.type_in(" for waiting.").await;
    page.sees("Not approved: the text changed before its check had answered.").await;
    page.let_through().await;
    page.sees("7 facts checked, 2 actions within policy").await;
    is_undecided(&page).await;
    page.until(
        "the words as typed",
        "document.activeElement.value.startsWith('Hello Maya, thank you for waiting.')",
    )
    .await;
}

#[tokio::test]
async fn escape_keeps_it_and_going_to_another_case_does_too() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = unchecked(&shop, &browser).await;
    let rows = page.rows().await;
    page.type_behind("Hello Maya,", " thank you").await;
    page.press_ctrl(ENTER).await;
    page.sees(WAITS).await;
    page.press(ESCAPE).await;
    page.sees("Not approved: you kept it here.").await;
    page.until("still in the text", "document.activeElement.id === 'reply-text'").await;

    page.press_ctrl(ENTER).await;
    page.sees(WAITS).await;
    page.open_case("Tomás Herrera").await;
    page.sees("Not approved: you left the case before its check had answered.").await;
    page.let_through().await;
    is_undecided(&page).await;
    assert_eq!(page.rows().await, rows);
    page.open_case("Maya Lindqvist").await;
    page.sees("Hello Maya, thank you").await;
}

#[tokio::test]
async fn a_text_that_does_not_pass_is_not_approved_and_says_why() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = unchecked(&shop, &browser).await;
    page.type_behind("you paid for delivery.", " I have also added a $15.00 voucher to your account.").await;
    page.press_ctrl(ENTER).await;
    page.sees(WAITS).await;
    page.let_through().await;
    let why = "Approve is off: ¶3 promises a $15.00 voucher that no action gives";
    page.until(
        "the reason above the work",
        &format!("document.querySelector('.notice.wrong').innerText.includes({why:?})"),
    )
    .await;
    is_undecided(&page).await;
}

#[tokio::test]
async fn a_text_that_could_not_be_checked_does_not_go_and_is_asked_about_again() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    page.open_case("Maya Lindqvist").await;
    page.has_read().await;
    page.cut_off("/check").await;
    page.type_behind("Hello Maya,", " thank you").await;
    page.press_ctrl(ENTER).await;
    page.sees("Not approved: the text could not be checked.").await;
    page.sees("Approve is off: this text is not checked yet. The server did not answer.").await;
    is_undecided(&page).await;
    page.let_through().await;
    page.sees("7 facts checked, 2 actions within policy").await;
}
