//! Coming in: by the one-time link, by password, and not with a wrong one.

use crate::house::{self, PASSWORD};

const EMAIL: &str = "admin@localhost";

#[tokio::test]
async fn a_link_signs_in_once_and_sets_the_password_for_the_next_time() {
    let Some((shop, browser)) = house::open().await else { return };
    let link = shop.sign_in_link().await;
    let page = browser.at(&shop, &link).await;
    page.until("the new password's field", "document.querySelector('#new-password')").await;
    page.click("#new-password").await;
    page.type_in(&format!("{PASSWORD}\n")).await;
    page.has_rows().await;

    page.click(".menu.me summary").await;
    page.click_button("Sign out").await;
    page.until("the focus in the first field", "document.activeElement.id === 'email'").await;
    page.type_in(&format!("{EMAIL}\tsomething else entirely\n")).await;
    page.sees("E-mail and password do not belong together.").await;
    page.click("#password").await;
    page.press_ctrl("a").await;
    page.type_in(&format!("{PASSWORD}\n")).await;
    page.has_rows().await;
    page.until("the focus at the queue", "document.activeElement.id === 'queue-heading'").await;
}

#[tokio::test]
async fn a_link_that_was_used_says_so() {
    let Some((shop, browser)) = house::open().await else { return };
    let link = shop.sign_in_link().await;
    let page = browser.at(&shop, &link).await;
    page.click_button("Sign in without a password").await;
    page.has_rows().await;
    page.click(".menu.me summary").await;
    page.click_button("Sign out").await;
    page.sees("Sign in").await;

    let page = browser.at(&shop, &link).await;
    page.load_again().await; // only the fragment of the address differs, which loads nothing
    page.click_button("Sign in without a password").await;
    page.sees("This link was used before, or is too old.").await;
}

#[tokio::test]
async fn the_next_person_at_this_browser_finds_nothing_of_the_one_before() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    page.open_case("Maya Lindqvist").await;
    page.press("e").await;
    page.until("the focus in the text", "document.activeElement.id === 'reply-text'").await;
    page.type_in("Only for my own eyes. ").await;
    page.sees("Your edit of v1").await;
    page.click(".menu.me summary").await;
    page.click_button("Sign out").await;
    page.sees("Sign in").await;

    let page = browser.at(&shop, &shop.link_of("noah@strideway.example").await).await;
    page.click_button("Sign in without a password").await;
    page.open_case("Maya Lindqvist").await;
    page.sees("Draft v1").await;
    page.no_longer_sees("Only for my own eyes").await;
    page.no_longer_sees("Your edit of v1").await;
}
