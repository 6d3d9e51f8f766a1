//! What did not go as approved: told in plain words, with what a person needs to answer it.

use crate::house::{self, Browser, ENTER, Page, Shop};

const MAYA: &str = "Maya Lindqvist";

/// Maya's reply is approved, and its mail has come to this instead of going out.
async fn open(state: &str, error: &str) -> Option<(Shop, Browser, Page)> {
    let (shop, browser) = house::open().await?;
    let page = browser.signed_in(&shop).await;
    page.open_case(MAYA).await;
    page.has_read().await;
    page.press_alt(ENTER).await;
    page.sees("3 held until the undo closes").await;
    let sql = "UPDATE effect SET state = $1, error = $2, attempts = 1 WHERE kind = 'mail' AND state = 'held'";
    let changed = sqlx::query(sql).bind(state).bind(error).execute(shop.app.db.write()).await.unwrap();
    assert_eq!(changed.rows_affected(), 1);
    shop.undo_is_over().await; // the actions are done, and the case is told as failed
    page.sees(error).await;
    Some((shop, browser, page))
}

#[tokio::test]
async fn a_refused_mail_is_dropped_for_a_version_with_another_address() {
    let refusal = "550 5.1.1 there is no such mailbox";
    let Some((shop, _browser, page)) = open("failed", refusal).await else { return };
    page.sees("To mend the address, drop the mail").await;
    page.click(".effect-buttons input").await;
    page.type_in("The address had a typing error.").await;
    page.click_button("Drop the mail and write anew").await;
    shop.settle().await;
    page.sees("Draft v2").await;
    page.sees("dropped it").await;
    page.sees("The address had a typing error.").await;
    assert_eq!(shop.outbox(), Vec::<String>::new());
}

#[tokio::test]
async fn of_a_mail_in_doubt_the_evidence_is_listed_and_the_answer_kept_with_its_note() {
    let Some((shop, _browser, page)) = open("unknown", "the line broke after the text was sent").await else {
        return;
    };
    page.sees("We cannot know whether the mail went out").await;
    page.sees("Sending again may give the customer two copies.").await;
    page.until("its Message-ID", "document.querySelector('.effect-evidence').innerText.includes('@')").await;
    page.sees("Tried 1 time").await;
    page.click(".effect-buttons input").await;
    page.type_in("The server's log has it.").await;
    page.click_button("It did go out").await;
    page.sees("said that it happened").await;
    page.sees("The server's log has it.").await;
    page.sees("3 done").await;
    assert_eq!(shop.outbox(), Vec::<String>::new(), "it was not sent again");
}

#[tokio::test]
async fn a_lead_starts_a_run_that_stopped_anew() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    let case =
        "SELECT c.id FROM cases c JOIN customer p ON p.id = c.customer_id WHERE p.name = 'Maya Lindqvist'";
    for sql in [
        format!("UPDATE draft SET state = 'withdrawn' WHERE case_id = ({case})"),
        format!(
            "UPDATE job SET state = 'dead', error_type = 'internal', error_message = 'It stopped.' WHERE case_id = ({case})"
        ),
    ] {
        let changed = sqlx::query(sqlx::AssertSqlSafe(sql)).execute(shop.app.db.write()).await.unwrap();
        assert_eq!(changed.rows_affected(), 1);
    }
    page.click_row(MAYA).await;
    page.sees("The agent stopped").await;
    page.click_button("Try it again").await;
    page.no_longer_sees("The agent stopped").await;
}
