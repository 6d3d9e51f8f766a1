//! A mail that means harm: it is shown as what it is, and nothing in it runs, loads, or turns the page around.

use crate::house::{self, Page, Shop};
use serde_json::json;

const CUSTOMER: &str = "Rosa Bianchi";

/// Near the limit of an event: a table of thousands of cells, styles over the whole page, scripts, a link that lies.
fn html() -> String {
    let row = "<tr><td style=\"position:fixed;top:0;left:0;width:9999px\">SW-1</td><td>2</td></tr>";
    format!(
        "<style>body{{display:none}}*{{position:fixed}}</style><script>parent.document.title='taken'</script>\
         <img src=\"https://tracker.example/p.gif\" onerror=\"top.location='https://evil.example'\">\
         <a href=\"https://evil.example/login\">https://strideway.example</a><form action=\"https://evil.example\"><input name=q></form>\
         <p>Where is my order?</p><table>{}</table>",
        row.repeat(4_000)
    )
}

/// Turned around, unseen, endless, and half a megabyte long.
fn text() -> String {
    let endless = "Ж".repeat(20_000);
    let lines = "<script>document.title='taken'</script> \u{202e}gnihtyna\u{2066}\u{200b}\u{feff} line\n"
        .repeat(4_000);
    format!("Where is my order?\n\n{endless}\n\n{lines}\n\nThe very last line.")
}

async fn post(shop: &Shop, page: &Page, text: &str, html: Option<&str>, id: &str) {
    let event = json!({
        "event_id": id,
        "customer": { "id": "C-9001", "email": "rosa.bianchi@posta.example", "name": CUSTOMER },
        "message": {
            "message_id": format!("<{id}@posta.example>"), "from": "Rosa \u{202e}ihcnaiB <rosa.bianchi@posta.example>",
            "to": ["service@strideway.example"], "subject": "\u{202e}redro yM <b>now</b>\u{200b}", "text": text, "html": html,
            "received_at": shop.app.now().to_string(),
            "attachments": [{ "name": "invoice\u{202e}fdp.exe", "type": "application/pdf", "size": 3 }],
        },
    });
    let key = shop.ingest_key().await;
    assert_eq!(page.post_with("/v1/emails", &event, &key).await, 202);
    shop.settle().await;
}

async fn is_whole(page: &Page) {
    page.until("nothing scrolls sideways", "document.documentElement.scrollWidth <= innerWidth").await;
    let stands = "['.queue', '#case-heading', '.strip'].every(place => document.querySelector(place).offsetHeight > 0)";
    page.until("the page stands", stands).await;
    assert_ne!(page.string("document.title").await, "taken");
}

#[tokio::test]
async fn a_hostile_text_neither_breaks_the_page_nor_turns_it_around() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    post(&shop, &page, &text(), None, "hostile-text").await;
    page.load_again().await;
    page.open_case(CUSTOMER).await;
    is_whole(&page).await;
    let shown = "document.querySelector('#newest-mail .message-text').textContent";
    page.until("that something was left out", &format!("{shown}.includes('left out')")).await;
    let unseen = "/[\\u202a-\\u202e\\u2066-\\u2069\\u200b\\ufeff]/.test(document.body.textContent)";
    page.until("no turning or unseen sign is drawn", &format!("!{unseen}")).await;
    page.until("the file's name as it reads", &format!("/invoice.*fdp.exe/.test({shown})")).await;
    page.until("its beginning is drawn", &format!("{shown}.length < 40_000")).await;
    page.click_button("Show the whole text").await;
    page.until("all of it", &format!("{shown}.includes('The very last line.')")).await;
    page.until("a script is text", &format!("{shown}.includes('<script>document.title')")).await;
    page.until("still no turning or unseen sign", &format!("!{unseen}")).await;
    is_whole(&page).await;
    page.size(390, 844).await;
    page.until("it fits a phone", "document.documentElement.scrollWidth <= 390").await;
}

#[tokio::test]
async fn a_hostile_page_stays_in_its_frame_and_loads_and_runs_nothing() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    post(&shop, &page, "Where is my order?", Some(&html()), "hostile-html").await;
    page.load_again().await;
    page.open_case(CUSTOMER).await;
    assert_eq!(page.value("document.querySelectorAll('iframe').length").await, 0, "loaded when opened");
    let fold = "[...document.querySelectorAll('summary')].find(fold => fold.innerText.includes('As it was designed'))";
    page.until("the fold", fold).await;
    page.value(&format!("void {fold}.click()")).await;
    page.until("the frame, shut", "document.querySelector('iframe')?.getAttribute('sandbox') === ''").await;
    let loaded = "performance.getEntriesByType('resource').some(one => /emails\\/.*\\/html$/.test(one.name))";
    page.until("its page came", loaded).await;
    is_whole(&page).await;
    let foreign = "performance.getEntriesByType('resource').filter(one => !one.name.startsWith(location.origin)).length";
    assert_eq!(page.value(foreign).await, 0);
    // What the sanitiser had missed would be refused by the frame's policy, and that is logged.
    let logged = page.complaints().await;
    assert!(logged.iter().all(|line| line.contains("/v1/me - Failed")), "{logged:?}");
}
