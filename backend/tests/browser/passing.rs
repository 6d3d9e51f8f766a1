//! Time passes, and a screen that nobody touches shows it.

use crate::house;
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(3600);

#[tokio::test]
async fn a_snoozed_case_comes_back_by_itself_and_a_late_one_is_at_risk() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    let rows = page.rows().await;
    page.open_case("Maya Lindqvist").await;
    page.press("h").await;
    page.sees("Snooze until").await;
    page.click_button("In 1 hour").await;
    page.has_so_many_rows(rows - 1).await;
    page.sees("Snoozed 1").await;

    shop.clock.advance(HOUR + Duration::from_secs(120)); // the page's clock goes on while the shop's stands
    page.sees("Snoozed 0").await;
    page.click(".new-rows").await;
    page.sees("Maya Lindqvist").await;

    shop.clock.advance(9 * HOUR);
    page.load_again().await; // nobody is signed in for 12 idle hours
    page.has_rows().await;
    shop.clock.advance(9 * HOUR);
    page.until(
        "nearly everything at risk",
        "Number([...document.querySelectorAll('.tab')].find(tab => tab.innerText.includes('At risk')).innerText.match(/\\d+/)?.[0] ?? 0) > 10",
    )
    .await;
}
