//! Deciding, with the keyboard alone.

use crate::house::{self, ENTER, ESCAPE, Page};

const MAYA: &str = "Order SW-48213 came three days late";

/// Steps down the queue until this case is open.
async fn step_to(page: &Page, subject: &str) {
    for _ in 0..page.rows().await {
        let before = page.string("document.title").await;
        page.press("j").await;
        page.until(
            "the next case",
            // Until the case is here, the title tells how many wait.
            &format!("document.title !== {before:?} && !document.title.startsWith('(')"),
        )
        .await;
        if page.string("document.title").await.starts_with(subject) {
            return page.until("its draft", "document.querySelector('.strip')").await;
        }
    }
    panic!("{subject:?} is not in the queue");
}

#[tokio::test]
async fn one_chord_approves_undo_takes_it_back_and_then_the_mail_goes_out() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    let rows = page.rows().await;
    step_to(&page, MAYA).await;
    page.until("the focus on its heading", "document.activeElement.id === 'case-heading'").await;
    page.sees("7 facts checked, 2 actions within policy").await;

    page.has_read().await;
    page.press_ctrl(ENTER).await;
    page.sees("Approved for Maya Lindqvist: reply, $3.00 refund, coupon").await;
    page.until("the next case", &format!("!document.title.startsWith({MAYA:?})")).await;
    page.has_so_many_rows(rows - 1).await;

    page.press("z").await;
    page.until("the case again", &format!("document.title.startsWith({MAYA:?})")).await;
    page.until("no toast", "!document.querySelector('.toast')").await;
    shop.undo_is_over().await;
    assert_eq!(shop.outbox(), Vec::<String>::new(), "what was undone does not go out");

    page.has_read().await;
    page.press_alt(ENTER).await;
    page.sees("You approved v1").await;
    page.sees("3 held until the undo closes").await;
    shop.undo_is_over().await;
    let mails = shop.outbox();
    assert_eq!(mails.len(), 1);
    assert!(mails[0].contains("To: maya.lindqvist@fjordpost.example"), "{}", mails[0]);
    assert!(mails[0].contains("I have refunded $3.00"), "{}", mails[0]);
    page.sees("3 done").await;
}

/// The answer to a decision waits until `letItThrough()` is called.
const HOLD_DECISIONS: &str = "const send = window.fetch;
    window.fetch = (...asked) => {
        const url = asked[0].url || asked[0];
        if (!url.includes('/decisions')) return send(...asked);
        const held = new Promise((go) => { window.letItThrough = () => { go(); return true; }; });
        return held.then(() => send(...asked));
    };
    arguments[arguments.length - 1](true);";

#[tokio::test]
async fn an_answer_that_comes_late_leaves_the_case_that_is_open_now_alone() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    let rows = page.rows().await;
    step_to(&page, MAYA).await;
    page.has_read().await;
    page.run(HOLD_DECISIONS).await;
    page.press_ctrl(ENTER).await;
    page.until("the decision on its way", "!!window.letItThrough").await;
    page.press("j").await;
    page.until(
        "the next case",
        &format!("!document.title.startsWith({MAYA:?}) && document.querySelector('.strip')"),
    )
    .await;
    let open = page.string("document.title").await;

    page.value("window.letItThrough()").await;
    page.sees("Approved for Maya Lindqvist").await;
    page.has_so_many_rows(rows - 1).await;
    assert_eq!(page.string("document.title").await, open, "nobody is taken off the case they went to");
    page.no_longer_sees(MAYA).await;
}

#[tokio::test]
async fn what_could_not_be_done_is_told_to_eyes_as_well() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    page.press("z").await;
    page.until(
        "there is nothing to undo",
        "document.querySelector('.notice')?.innerText.includes('There is nothing to undo')",
    )
    .await;
    page.click(".notice button").await;
    page.until("no notice", "!document.querySelector('.notice')").await;
}

#[tokio::test]
async fn a_toast_and_its_undo_survive_loading_the_page_again() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    page.open_case("Tomás Herrera").await;
    page.has_read().await;
    page.press_ctrl(ENTER).await;
    page.sees("Approved for Tomás Herrera").await;
    page.load_again().await;
    page.sees("Approved for Tomás Herrera").await;
    page.until("the next case", "document.querySelector('.strip')").await;
    page.press("z").await;
    page.until("the case again", "document.title.startsWith('Late delivery NLX208831456')").await;
    page.sees("5 facts checked, 1 action within policy").await;
}

#[tokio::test]
async fn rejecting_with_a_reason_brings_a_new_draft_without_the_action() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    page.open_case("Maya Lindqvist").await;
    page.sees("I have refunded $3.00").await;
    page.has_read().await;
    page.press("r").await;
    page.sees("Why is this draft not right?").await;
    page.press("2").await;
    page.sees("Which action").await;
    page.until("the focus at the first choice", "document.activeElement.id === 'reject-first'").await;
    page.press(ENTER).await;
    page.until("the next case", &format!("!document.title.startsWith({MAYA:?})")).await;
    shop.settle().await;

    page.click_button("1 new").await;
    page.open_case("Maya Lindqvist").await;
    page.sees("Draft v2").await;
    page.sees("v1 rejected").await;
    page.no_longer_sees("I have refunded $3.00").await;
}

#[tokio::test]
async fn escalating_takes_a_reason_and_closing_sends_nothing() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    page.open_case("Priya Raman").await;
    page.has_read().await;
    page.press("!").await;
    page.sees("Hand this to a lead").await;
    page.until("the focus in its field", "document.activeElement.tagName === 'TEXTAREA'").await;
    page.type_in("She is a regular.").await;
    page.press_ctrl(ENTER).await;
    page.sees("Escalated for Priya Raman. A lead decides it.").await;

    page.open_case("Nina Petrova").await;
    page.sees("No reply is needed").await;
    page.has_read().await;
    page.press_ctrl(ENTER).await;
    page.sees("Closed for Nina Petrova, without a reply").await;
    shop.undo_is_over().await;
    assert_eq!(shop.outbox(), Vec::<String>::new());
}

#[tokio::test]
async fn escape_leads_back_to_the_queue() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    page.open_case("Maya Lindqvist").await;
    page.press(ESCAPE).await;
    page.until("the queue alone", "location.pathname === '/'").await;
    page.until("the focus at the queue", "document.activeElement.id === 'queue-heading'").await;
}

#[tokio::test]
async fn an_approval_whose_answer_is_lost_is_the_same_one_and_can_be_undone() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    page.open_case("Maya Lindqvist").await;
    page.has_read().await;
    // The decision arrives, its answer does not.
    page.value(
        "(() => { const ask = window.fetch; window.fetch = async (request, ...more) => {
           const answer = await ask(request, ...more);
           if (!String(request.url ?? request).endsWith('/decisions')) return answer;
           window.fetch = ask;
           throw new TypeError('the line broke');
         }; return true; })()",
    )
    .await;
    page.press_ctrl(ENTER).await;
    page.sees("Approved for Maya Lindqvist: reply, $3.00 refund, coupon").await;
    page.press("z").await;
    page.until("the case again", &format!("document.title.startsWith({MAYA:?})")).await;
    shop.undo_is_over().await;
    assert_eq!(shop.outbox(), Vec::<String>::new(), "what was undone does not go out");
}
