//! The shortest ways, as docs/keys.md tells them: exactly these presses, and what comes of them.

use crate::house::{self, ENTER, Page};
use std::time::Duration;

const TOLD: &str = include_str!("../../../docs/keys.md");

/// A row of the table.
struct Way {
    what: &'static str,
    keys: Vec<&'static str>,
}

/// All rows; each tells as many presses as it lists.
fn ways() -> Vec<Way> {
    let rows = TOLD.lines().filter_map(|line| line.strip_prefix("| ")).skip(1);
    let ways: Vec<Way> = rows.map(way).collect();
    assert!(ways.len() > 5, "the table is not where it was");
    ways
}

fn way(row: &'static str) -> Way {
    let cells: Vec<&str> = row.trim_end_matches('|').split(" | ").map(str::trim).collect();
    let [what, keys, presses] = cells[..] else { panic!("a row has three cells: {row}") };
    let keys: Vec<&str> = keys.split('`').map(str::trim).filter(|key| !key.is_empty()).collect();
    assert_eq!(presses.parse(), Ok(keys.len()), "{what}");
    Way { what, keys }
}

/// What this many presses must be enough for, at most, and what the screen then says.
fn bound(what: &str) -> (usize, &'static str) {
    match what {
        "Approve as it is" => (1, "Approved for Maya Lindqvist: reply, $3.00 refund, coupon"),
        "Approve and stay" => (1, "You approved v1"),
        "Approve with one action refused" => (3, "Approved for Maya Lindqvist: reply, $3.00 refund"),
        "Approve with an amount lowered to $2" => {
            (6, "Approved for Maya Lindqvist: reply, $2.00 refund, coupon")
        }
        "Approve with an amount lowered to $1.50" => {
            (6, "Approved for Maya Lindqvist: reply, $1.50 refund, coupon")
        }
        "Reject with a reason" => (2, "Rejected for Maya Lindqvist"),
        "Take the last decision back" => (1, "Taken back. The draft waits again."),
        "Snooze for an hour" => (2, "Snoozed until"),
        "Read old facts again" => (1, "Draft v2"),
        other => panic!("nothing proves the row “{other}”"),
    }
}

async fn press(page: &Page, keys: &[&str]) {
    for key in keys {
        match *key {
            "Ctrl Enter" => page.press_ctrl(ENTER).await,
            "Alt Enter" => page.press_alt(ENTER).await,
            "Enter" => page.press(ENTER).await,
            letter => page.press(letter).await,
        }
        page.is_drawn().await;
    }
}

/// Maya's case as the agent left it, read.
async fn untouched(page: &Page) {
    page.open_case("Maya Lindqvist").await;
    if page.value("document.querySelector('.proposal-head').innerText.includes('Discard edit')").await == true
    {
        page.click_button("Discard edit").await;
    }
    page.sees("7 facts checked, 2 actions within policy").await;
    page.has_read().await;
}

#[tokio::test]
async fn every_way_takes_exactly_the_presses_that_are_told() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    let undo = &ways().into_iter().find(|way| way.what.starts_with("Take the last")).unwrap().keys;
    for Way { what, keys } in ways() {
        let (at_most, comes) = bound(what);
        assert!(keys.len() <= at_most, "{what} takes {} presses", keys.len());
        match what {
            "Take the last decision back" | "Read old facts again" | "Snooze for an hour" => continue,
            _ => untouched(&page).await,
        }
        press(&page, &keys).await;
        page.sees(comes).await;
        if what == "Reject with a reason" {
            break; // the agent writes a new version: there is no way back, and it is the last row of this kind
        }
        page.until("a toast", "document.querySelector('.toast')").await;
        press(&page, undo).await;
        page.sees("Taken back. The draft waits again.").await;
        page.until("the case again", "document.querySelector('.strip')").await;
    }
    assert_eq!(shop.outbox(), Vec::<String>::new());
}

#[tokio::test]
async fn a_case_is_put_away_for_an_hour_in_two_presses() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    let rows = page.rows().await;
    untouched(&page).await;
    let way = ways().into_iter().find(|way| way.what.starts_with("Snooze")).unwrap();
    press(&page, &way.keys).await;
    page.has_so_many_rows(rows - 1).await;
    page.press("gs").await;
    page.until(
        "the snoozed tab",
        "document.querySelector('.tab[aria-current]').innerText.startsWith('Snoozed')",
    )
    .await;
    page.open_case("Maya Lindqvist").await;
    page.sees(bound(way.what).1).await;
    page.click_button("Wake now").await;
    page.no_longer_sees("Snoozed until").await;
}

#[tokio::test]
async fn facts_that_are_too_old_are_read_again_with_one_key() {
    let Some((shop, browser)) = house::open().await else { return };
    shop.clock.advance(Duration::from_secs(25 * 60 * 60));
    shop.settle().await;
    let page = browser.signed_in(&shop).await;
    page.open_case("Maya Lindqvist").await;
    page.sees("The facts are over 24 h old.").await;
    page.press_ctrl(ENTER).await;
    page.sees("Approve is off: the facts are too old to decide on; read them again").await;
    let way = ways().into_iter().find(|way| way.what.starts_with("Read old")).unwrap();
    press(&page, &way.keys).await;
    shop.settle().await;
    page.sees(bound(way.what).1).await;
    page.sees("7 facts checked, 2 actions within policy").await;
}
