//! The keyboard: the help says what the keys do, and the switch turns the single letters off.

use crate::house::{self, ESCAPE};

/// Every key of this screen, as the help must show it.
const KEYS: &str = "
    Approve, open next: Ctrl ↵ | Approve and stay: Alt ↵ | Edit the reply: e | Reject with a reason: r | Escalate: ! |
    Undo: z | Next case: j | Previous case: k | Open: ↵ | Leave the editor, back to the queue: Esc | Search: / |
    Commands: Ctrl K | All keys: ? | Next claim: ] | Previous claim: [ | What changed: d | Evidence pane: . |
    Toggle action in focus: x | Toggle action n, or choose a conflict's text: 1 to 9 |
    Amount of the action: $ | Read old facts again: u | Claim or release: c | Assign to a person: a | Assign to me: i | Snooze: h |
    Internal note: n | Needs you: g q | At risk: g r | Failed: g f | Mine: g m | Snoozed: g s | Done: g d";

const SHOWN: &str = "[...document.querySelectorAll('.key-row')].map(row =>
    row.querySelector('dt').innerText + ': ' + row.querySelector('dd').innerText.replace(/\\s+/g, ' ')).join(' | ')";

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn the_help_lists_exactly_the_keys_there_are() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    page.press("?").await;
    page.sees("All keys").await;
    assert_eq!(words(&page.string(SHOWN).await), words(KEYS));
    page.press(ESCAPE).await;
    page.until("the dialog closed", "!document.querySelector('dialog')").await;
}

#[tokio::test]
async fn sequences_go_to_the_tabs_and_claims_light_what_they_stand_on() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    for (keys, tab) in
        [("gd", "Done"), ("gf", "Failed"), ("gm", "Mine"), ("gs", "Snoozed"), ("gr", "At risk")]
    {
        page.press(keys).await;
        let here = format!("document.querySelector('.tab[aria-current]').innerText.startsWith({tab:?})");
        page.until(tab, &here).await;
    }
    page.press("gq").await;
    page.open_case("Maya Lindqvist").await;
    page.press("]").await;
    page.until(
        "a claim with its facts",
        "document.querySelector('.claim.is-lit') && document.querySelector('.fact-item.is-lit')",
    )
    .await;
}

#[tokio::test]
async fn single_letters_can_be_switched_off() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    page.press("?").await;
    page.click("dialog input[role=switch]").await;
    page.press(ESCAPE).await;
    page.until("the dialog closed", "!document.querySelector('dialog')").await;
    page.press("?j").await;
    page.press_ctrl("k").await;
    page.until("the palette, and nothing before it", "document.querySelector('dialog.palette')").await;
    assert_eq!(page.value("location.pathname").await, "/");
}
