//! Two people on one case: each sees at once what the other does, and both can never send.

use crate::house::{self, Browser, ENTER, Page, Shop};
use api::Role;

const JONAS: &str = "jonas.weber@shop.example";
const LEA: &str = "lea.brandt@shop.example";
const MAYA: &str = "Maya Lindqvist";

/// Jonas, an agent, and Lea, a lead, each at a browser of their own.
async fn open() -> Option<(Shop, [(Browser, Page); 2])> {
    let (shop, browser) = house::open().await?;
    let other = Browser::start().await?;
    let jonas = browser.signed_in_by(&shop, &shop.link_of(JONAS).await).await;
    let lea = other.signed_in_by(&shop, &shop.link_as(LEA, Role::Lead).await).await;
    Some((shop, [(browser, jonas), (other, lea)]))
}

async fn types_behind(page: &Page, words: &str, text: &str) {
    page.press("e").await;
    page.until("the focus in the text", "document.activeElement.id === 'reply-text'").await;
    let caret = format!("document.activeElement.value.indexOf({words:?}) + {}", words.len());
    page.value(&format!("document.activeElement.setSelectionRange({caret}, {caret})")).await;
    page.type_in(text).await;
}

fn row_says(words: &str) -> String {
    format!(
        "[...document.querySelectorAll('.row')].find(row => row.innerText.includes({MAYA:?})).innerText.includes({words:?})"
    )
}

#[tokio::test]
async fn a_claim_is_seen_in_the_row_and_above_the_case_and_a_lead_takes_it_with_nothing_lost() {
    let Some((_shop, [(_b, jonas), (_c, lea)])) = open().await else { return };
    lea.open_case(MAYA).await;
    jonas.open_case(MAYA).await;
    types_behind(&jonas, "Hello Maya,", " good news.").await;

    lea.sees("Jonas Weber claimed this").await;
    lea.until("his name in the row", &row_says("Jonas")).await;
    lea.press("e").await;
    lea.until("nothing to type in", "!document.querySelector('#reply-text')").await;
    lea.sees("Approve is off: Jonas Weber holds the claim").await;
    jonas.press("\u{e00c}").await;
    jonas.press("gm").await;
    jonas.until("it is his", &row_says("Order SW-48213")).await;
    jonas.press("gq").await;

    lea.click_button("Take over").await;
    jonas.open_case(MAYA).await;
    jonas.sees("Lea Brandt claimed this").await;
    jonas.sees("Hello Maya, good news.").await;
    jonas.press("e").await;
    jonas.until("nothing to type in", "!document.querySelector('#reply-text')").await;
    jonas.until("her name in the row", &row_says("Lea")).await;
    lea.no_longer_sees("good news").await; // what he typed is his own

    lea.press("c").await; // lets it go
    jonas.no_longer_sees("Lea Brandt claimed this").await;
    jonas.until("no name in the row", &format!("!{}", row_says("Lea"))).await;
    jonas.sees("Hello Maya, good news.").await;
}

#[tokio::test]
async fn an_editor_that_is_taken_over_is_read_only_at_once_and_keeps_what_was_typed() {
    let Some((_shop, [(_b, jonas), (_c, lea)])) = open().await else { return };
    jonas.open_case(MAYA).await;
    types_behind(&jonas, "Hello Maya,", " good news.").await;
    lea.open_case(MAYA).await;
    lea.sees("Jonas Weber claimed this").await;
    lea.click_button("Take over").await;
    jonas.sees("Lea Brandt claimed this").await;
    jonas.until("nothing to type in", "!document.querySelector('#reply-text')").await;
    jonas.sees("Hello Maya, good news.").await;
    jonas.load_again().await;
    jonas.sees("Hello Maya, good news.").await;
}

#[tokio::test]
async fn both_approve_at_once_and_one_mail_goes_out() {
    let Some((shop, [(_b, jonas), (_c, lea)])) = open().await else { return };
    for page in [&jonas, &lea] {
        page.open_case(MAYA).await;
        page.sees("7 facts checked, 2 actions within policy").await;
        page.has_read().await;
    }
    tokio::join!(jonas.press_alt(ENTER), lea.press_alt(ENTER));
    let [first, second] = [jonas.says("You approved v1").await, lea.says("You approved v1").await];
    assert_ne!(first, second, "one of them did it");
    let (late, winner) = if first { (&lea, "Jonas Weber") } else { (&jonas, "Lea Brandt") };
    late.sees(&format!("{winner} approved v1")).await;
    late.until("nothing to decide any more", "!document.querySelector('.strip')").await;
    shop.undo_is_over().await;
    assert_eq!(shop.outbox().len(), 1);
}

#[tokio::test]
async fn what_a_colleague_decides_is_told_by_name_and_its_row_stays_until_one_moves() {
    let Some((_shop, [(_b, jonas), (_c, lea)])) = open().await else { return };
    jonas.open_case("Tomás Herrera").await;
    let before = jonas.rows().await;
    lea.open_case(MAYA).await;
    lea.has_read().await;
    lea.press_alt(ENTER).await;
    lea.sees("You approved v1").await;
    jonas
        .until("a greyed row", "document.querySelector('.row.is-gone')?.innerText.includes('Going out')")
        .await;
    assert_eq!(jonas.rows().await, before, "no row moved");
    jonas.press("j").await;
    jonas.has_so_many_rows(before - 1).await;

    jonas.open_case("Priya Raman").await;
    lea.open_case("Priya Raman").await;
    lea.has_read().await;
    lea.press_alt(ENTER).await;
    jonas.sees("Lea Brandt approved v1").await;
    jonas.sees("unchanged").await;
    jonas.click_button("Next case").await;
    jonas
        .until("the next case", "!document.title.includes('Priya') && document.querySelector('.strip')")
        .await;
}

#[tokio::test]
async fn who_has_the_case_open_and_who_types_is_seen_by_the_other() {
    let Some((_shop, [(_b, jonas), (_c, lea)])) = open().await else { return };
    lea.open_case(MAYA).await;
    jonas.open_case(MAYA).await;
    lea.sees("Jonas Weber has it open").await;
    jonas.sees("Lea Brandt has it open").await;
    types_behind(&jonas, "Hello Maya,", " good news.").await;
    lea.sees("Jonas Weber is typing").await;
    lea.sees("ago and is typing.").await;
    lea.press("j").await;
    jonas.no_longer_sees("Lea Brandt has it open").await;
}

#[tokio::test]
async fn a_case_is_given_to_a_person_by_name_and_stands_among_theirs() {
    let Some((_shop, [(_b, jonas), (_c, lea)])) = open().await else { return };
    jonas.press("gm").await;
    jonas.sees("Nothing in Mine").await;
    lea.open_case(MAYA).await;
    lea.press("a").await;
    lea.until("the focus in the field", "document.activeElement.id === 'assign-find'").await;
    lea.type_in("jonas\n").await;
    lea.sees("Assigned to Jonas Weber").await;
    lea.until("his name in the row", &row_says("Jonas")).await;
    jonas.until("it is his", &row_says("Order SW-48213")).await;
    jonas.open_case(MAYA).await;
    jonas.sees("Assigned to you").await;

    lea.press("a").await;
    lea.click_button("Nobody").await;
    lea.no_longer_sees("Assigned to Jonas Weber").await;
    jonas.no_longer_sees("Assigned to you").await;
}

#[tokio::test]
async fn an_escalated_case_is_given_to_a_lead() {
    let Some((_shop, [(_b, jonas), (_c, lea)])) = open().await else { return };
    jonas.open_case("Viktor Szabó").await;
    jonas.click_button("Assign to a lead").await;
    jonas.sees("Lea Brandt").await;
    jonas
        .until(
            "only leads",
            "![...document.querySelectorAll('dialog .option')].some(o => o.innerText.includes('Jonas'))",
        )
        .await;
    jonas.type_in("lea\n").await;
    jonas.sees("Assigned to Lea Brandt").await;
    lea.press("gm").await;
    lea.sees("Viktor Szabó").await;
}
