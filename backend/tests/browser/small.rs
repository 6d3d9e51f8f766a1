//! The smaller keys and faces of the screen, each pressed and seen once.

use crate::house::{self, ENTER, ESCAPE, Page};
use serde_json::Value;

const OPEN: &str = "document.querySelector('.row[aria-current]').id";
const LIT: &str = "document.querySelector('.claim.is-lit').innerText";

/// Presses a key that leads to another case; its row.
async fn goes_on(page: &Page, key: &str) -> String {
    let before = page.string(OPEN).await;
    page.press(key).await;
    page.until("another row", &format!("{OPEN} !== {before:?}")).await;
    page.string(OPEN).await
}

#[tokio::test]
async fn keys_go_forth_and_back_between_cases_and_claims() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    page.value("document.querySelector('.row').focus()").await;
    page.press(ENTER).await;
    page.until(
        "the row's case",
        "document.querySelector('.row[aria-current]') && document.querySelector('.strip')",
    )
    .await;
    let first = page.string(OPEN).await;
    assert_ne!(goes_on(&page, "j").await, first);
    assert_eq!(goes_on(&page, "k").await, first);

    page.open_case("Maya Lindqvist").await;
    page.press("]").await;
    page.until("a claim", LIT).await;
    let first = page.string(LIT).await;
    page.press("]").await;
    page.until("the next claim", &format!("{LIT} !== {first:?}")).await;
    page.press("[").await;
    page.until("the claim before", &format!("{LIT} === {first:?}")).await;

    let pane = "document.querySelector('.shell').dataset.evidence";
    page.press(".").await;
    page.until("no evidence", &format!("{pane} === 'closed'")).await;
    page.press(".").await;
    page.until("the evidence", &format!("{pane} === 'open'")).await;
}

#[tokio::test]
async fn a_search_finds_says_what_it_does_not_find_and_is_left_with_escape() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    let rows = page.rows().await;
    page.press("/").await;
    page.until("the focus in the search", "document.activeElement.id === 'search'").await;
    page.type_in("Lindqvist").await;
    page.has_so_many_rows(1).await;
    page.press(ESCAPE).await;
    page.until("the focus elsewhere", "document.activeElement.id !== 'search'").await;
    assert_eq!(
        page.value("document.querySelector('#search').value").await,
        "Lindqvist",
        "what was found stays"
    );

    page.press("/").await;
    page.press_ctrl("a").await;
    page.type_in("nobody of this name").await;
    page.has_so_many_rows(0).await;
    page.sees("nobody of this name").await;
    page.click_button("Clear the search").await;
    page.has_so_many_rows(rows).await;
}

#[tokio::test]
async fn a_case_is_claimed_released_assigned_and_noted_by_keys() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    page.open_case("Maya Lindqvist").await;
    page.press("c").await;
    page.sees("Claimed by you").await;
    page.press("c").await;
    page.no_longer_sees("Claimed by you").await;

    page.press("n").await;
    page.sees("Your colleagues read it; the customer never does.").await;
    page.until("the focus in its field", "document.activeElement.tagName === 'TEXTAREA'").await;
    page.type_in("She called this morning.").await;
    page.press_ctrl(ENTER).await;
    page.sees("She called this morning.").await;
    assert_eq!(page.value("document.querySelector('.toast')").await, Value::Null, "the note decides nothing");
    page.sees("7 facts checked, 2 actions within policy").await;

    page.value("document.querySelector('#action-2').focus()").await;
    page.press("x").await;
    page.sees("Refused by you").await;
    page.press("x").await;
    page.no_longer_sees("Refused by you").await;

    page.press("i").await;
    page.press("gm").await;
    page.until("my tab", "document.querySelector('.tab[aria-current]').innerText.startsWith('Mine')").await;
    page.until("her row", "document.querySelector('.row')?.innerText.includes('Maya Lindqvist')").await;
}

#[tokio::test]
async fn what_does_not_load_says_so_and_can_be_asked_again() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    let id = page.case_of_row("Tomás Herrera").await;
    page.cut_off(&id).await;
    page.click(&format!("#row-{id}")).await;
    page.sees("This case did not load. The server did not answer.").await;
    page.let_through().await;
    page.click_button("Retry").await;
    page.sees("I have refunded $4.80").await;

    page.cut_off("tab=done").await;
    page.press("gd").await;
    page.sees("The queue did not load.").await;
    page.let_through().await;
    page.click_button("Retry").await;
    page.no_longer_sees("The queue did not load.").await;
}

#[tokio::test]
async fn a_warning_is_ticked_before_it_goes_and_the_tick_is_told() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    page.open_case("Rafael Oliveira").await;
    page.sees("1 warning to tick: the mail carried text that a person would not see.").await;
    page.has_read().await;
    page.press_ctrl(ENTER).await;
    let told = "document.querySelector('.notice')?.innerText.startsWith('1 warning to tick')";
    page.until("the reason above the work", told).await;
    assert_eq!(page.value("document.querySelector('.toast')").await, Value::Null);
    page.click(".fault-line .tick input").await;
    page.sees("1 warning acknowledged").await;
    page.press_ctrl(ENTER).await;
    page.sees("Approved for Rafael Oliveira").await;
}

#[tokio::test]
async fn a_lead_goes_against_a_block_with_a_written_reason() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    page.open_case("Maya Lindqvist").await;
    page.type_behind("you paid for delivery.", " I have also added a $15.00 voucher to your account.").await;
    page.sees("Approve is off: ¶3 promises a $15.00 voucher that no action gives").await;
    page.click(".fault-line.block .tick input").await;
    page.sees("Approve is off: going against a block needs a written reason").await;
    page.click(".override-reason").await;
    page.type_in("Promised on the phone.").await;
    page.sees("within policy").await;
    page.press_ctrl(ENTER).await;
    page.sees("Approved for Maya Lindqvist").await;
    shop.undo_is_over().await;
    assert!(shop.outbox()[0].contains("$15.00 voucher"), "{}", shop.outbox()[0]);
}

#[tokio::test]
async fn a_question_is_sent_by_approving_it() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    page.open_case("Aiko Tanaka").await;
    page.until(
        "that it is a question",
        "document.querySelector('.proposal-head h2').innerText === 'Question'",
    )
    .await;
    page.has_read().await;
    page.press_ctrl(ENTER).await;
    page.sees("Approved for Aiko Tanaka: reply").await;
    shop.undo_is_over().await;
    assert!(shop.outbox()[0].contains("Could you send me your order"), "{}", shop.outbox()[0]);
}

#[tokio::test]
async fn the_address_names_the_open_case_also_right_after_the_queue_was_loaded() {
    let Some((shop, browser)) = house::open().await else { return };
    browser.signed_in(&shop).await;
    let page = browser.at(&shop, "/").await;
    page.open_case("Maya Lindqvist").await;
    page.until("her address", "location.pathname.startsWith('/cases/')").await;
    page.load_again().await;
    page.sees("I have refunded $3.00").await;
}
