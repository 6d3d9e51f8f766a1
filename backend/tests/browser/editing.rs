//! Editing: what is typed is checked, kept, and never sent against a check.

use crate::house::{self, ENTER, ESCAPE, Page};

const PROMISE: &str = " I have also added a $15.00 voucher to your account.";

/// Opens Maya's reply in the editor, with the caret behind these words.
async fn edit_behind(page: &Page, words: &str) {
    page.open_case("Maya Lindqvist").await;
    page.press("e").await;
    page.until("the focus in the text", "document.activeElement.id === 'reply-text'").await;
    let caret = format!("document.activeElement.value.indexOf({words:?}) + {}", words.len());
    page.value(&format!("document.activeElement.setSelectionRange({caret}, {caret})")).await;
}

#[tokio::test]
async fn a_promise_without_its_action_is_marked_and_approve_refuses_it_in_words() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    edit_behind(&page, "you paid for delivery.").await;
    page.type_in(PROMISE).await;
    page.sees("Approve is off: ¶3 promises a $15.00 voucher that no action gives").await;
    page.until(
        "the words marked",
        "document.querySelector('.claim.block').innerText.includes('$15.00 voucher')",
    )
    .await;

    page.has_read().await;
    page.press_ctrl(ENTER).await;
    let told = "document.querySelector('[aria-live=assertive]').innerText.startsWith('Approve is off')";
    page.until("being told at once", told).await;
    assert_eq!(page.value("document.querySelector('.toast')").await, serde_json::Value::Null);

    page.click_button("Remove sentence").await;
    page.sees("7 facts checked, 2 actions within policy").await;
}

#[tokio::test]
async fn what_was_typed_is_there_again_after_loading_the_page() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    edit_behind(&page, "Hello Maya,").await;
    page.type_in(" good news.").await;
    page.load_again().await;
    page.sees("Hello Maya, good news.").await;
    page.sees("Your edit of v1").await;

    page.press("d").await;
    page.until("the change", "document.querySelector('.changes ins').innerText.includes('good news')").await;
    page.click_button("Discard edit").await;
    page.no_longer_sees("good news").await;
    page.sees("Draft v1").await;
}

#[tokio::test]
async fn a_refused_action_takes_its_sentence_along_and_brings_it_back() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    page.open_case("Maya Lindqvist").await;
    page.sees("I have added a coupon").await;
    page.press("2").await;
    page.no_longer_sees("I have added a coupon").await;
    page.sees("Refused by you").await;
    page.press("2").await;
    page.sees("I have added a coupon").await;
    page.sees("7 facts checked, 2 actions within policy").await;
}

#[tokio::test]
async fn a_lowered_refund_is_what_the_letter_says_and_more_than_the_policy_is_refused() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    page.open_case("Maya Lindqvist").await;
    page.click(".amount input").await;
    page.press_ctrl("a").await;
    page.type_in("2.00").await;
    page.sees("I have refunded $2.00 of the $5.00 you paid for delivery.").await;
    page.sees("Lowered by you").await;
    page.press_ctrl("a").await;
    page.type_in("9.00").await;
    page.sees("Approve is off: action 1 is more than policy allows, $3.00").await;
}

#[tokio::test]
async fn single_letters_are_text_while_typing_and_escape_leaves_the_editor() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    edit_behind(&page, "Hello Maya,").await;
    page.type_in(" jzr?/!").await;
    page.until(
        "the letters as text",
        "document.querySelector('#reply-text').value.startsWith('Hello Maya, jzr?/!')",
    )
    .await;
    assert_eq!(page.value("document.querySelector('dialog')").await, serde_json::Value::Null);
    page.press(ESCAPE).await;
    page.until("the letter", "!document.querySelector('#reply-text') && document.querySelector('.letter')")
        .await;
}
