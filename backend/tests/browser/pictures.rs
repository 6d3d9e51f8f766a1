//! Pictures of the ten most important screens in both themes, for the documents: `cargo xtask pictures`.

use crate::house::{self, ESCAPE, Page};
use serde_json::json;
use std::path::PathBuf;
use std::time::Duration;

const MAYA: &str = "Maya Lindqvist";

/// Both themes of what is on screen.
async fn picture(page: &Page, name: &str) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/images");
    for scheme in ["light", "dark"] {
        page.scheme(scheme).await;
        page.until("the picture stands", "document.fonts.status === 'loaded'").await;
        std::fs::write(folder.join(format!("{name}-{scheme}.png")), page.picture().await).unwrap();
    }
    page.scheme("light").await;
}

#[tokio::test]
#[ignore = "writes files; cargo xtask pictures runs it"]
async fn the_pictures_of_the_documents() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.at(&shop, "/").await;
    page.size(1440, 900).await;
    page.sees("Sign in").await;
    picture(&page, "sign-in").await;

    let page = browser.signed_in(&shop).await;
    page.size(1440, 900).await;
    page.open_case(MAYA).await;
    picture(&page, "review").await;

    page.press("?").await;
    page.sees("All keys").await;
    picture(&page, "keys").await;
    page.press(ESCAPE).await;
    page.press_ctrl("k").await;
    page.until("the palette", "document.querySelector('dialog')").await;
    picture(&page, "palette").await;
    page.press(ESCAPE).await;

    page.click("a[href^='/jobs/job_']").await;
    page.sees("How draft v1 was made").await;
    picture(&page, "trace").await;
    page.press(ESCAPE).await;

    page.open_case("Viktor Szabó").await;
    page.sees("Hand-off").await;
    picture(&page, "escalated").await;

    page.open_case(MAYA).await;
    page.press("e").await;
    page.until("the editor", "document.activeElement.id === 'reply-text'").await;
    page.type_in("I have added a $15.00 voucher to your account. ").await;
    page.sees("Approve is off").await;
    picture(&page, "blocked").await;

    shop.clock.advance(Duration::from_secs(30));
    let case = page.string("location.pathname.split('/').pop()").await;
    let text = "Please do look at SW-46870 as well.\n\nMaya";
    let mail = json!({ "customer_id": "C-1001", "case_id": case, "subject": "One more", "text": text });
    assert_eq!(page.post("/v1/demo/mails", &mail).await, 202);
    shop.settle().await;
    page.sees("Draft v2 is ready").await;
    picture(&page, "wrote-again").await;

    page.open_case("Tomás Herrera").await;
    page.has_read().await;
    page.press_ctrl("\u{e007}").await;
    page.sees("Undo").await;
    picture(&page, "undo").await;

    page.size(390, 844).await;
    picture(&page, "narrow").await;
}
