//! How a draft was made: a lead goes from the case to its run, through its nodes by keyboard, and back.

use crate::everywhere::is_sound;
use crate::house::{self, ENTER, ESCAPE, Page};
use serde_json::json;

/// From the queue to the trace of Maya's draft.
async fn traced(page: &Page) {
    page.open_case("Maya Lindqvist").await;
    page.click("a[href^='/jobs/job_']").await;
    page.sees("How draft v1 was made").await;
}

#[tokio::test]
async fn a_case_leads_to_its_trace_and_the_trace_back_to_its_case() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    traced(&page).await;
    let nodes =
        "[...document.querySelectorAll('.timeline-row .strong')].map(node => node.innerText).join(' ')";
    let walked = page.string(nodes).await;
    assert_eq!(walked, "recall screen classify route identify assess remedy compose check propose");
    page.sees("late delivery").await;
    page.sees("Nobody has decided yet").await;
    page.sees("Runs of this case").await;
    page.press(ESCAPE).await;
    page.until(
        "the case",
        "document.querySelector('#case-heading') && location.pathname.startsWith('/cases/')",
    )
    .await;
}

#[tokio::test]
async fn keys_go_from_node_to_node_and_show_what_each_asked_and_heard() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    traced(&page).await;
    let chosen =
        |node: &str| format!("document.querySelector('.step-head h2').innerText === {}", json!(node));
    page.until("the first node", &chosen("recall")).await;
    page.press("jjjj").await;
    page.until("the fifth node", &chosen("identify")).await;
    page.sees("Which parcels does this customer have?").await;
    page.sees("LKP773102945").await;
    page.press("k").await;
    page.until("one back", &chosen("route")).await;
    page.press("j").await;
    page.press(ENTER).await;
    page.until("its questions have the focus", "document.activeElement.id === 'step-pane'").await;
}

#[tokio::test]
async fn a_run_is_had_again_from_the_page_and_what_followed_is_shown() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    traced(&page).await;
    page.click_button("Replay offline").await;
    page.sees("The same, byte for byte").await;
    page.press(ESCAPE).await;
    page.open_case("Maya Lindqvist").await;
    page.has_read().await;
    page.press_alt(ENTER).await;
    page.sees("Approved for Maya").await;
    shop.undo_is_over().await;
    page.click("a[href^='/jobs/job_']").await;
    page.sees("What followed").await;
    page.sees("approved v1, unchanged").await;
    page.sees("Send the reply").await;
}

#[tokio::test]
async fn a_trace_is_for_everyone_and_fits_a_phone() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    traced(&page).await;
    is_sound(&page, "a trace").await;
    page.size(390, 844).await;
    page.until("the trace fits", "document.documentElement.scrollWidth <= 390").await;
    is_sound(&page, "a trace, narrow").await;
}
