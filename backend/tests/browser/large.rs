//! A queue of 5,000 cases is as quick as one of twenty. The figures are printed; what is asserted holds for a debug
//! build on a busy machine, and is far from what a release build does.

use crate::house::{self, ENTER, Page, Shop};
use countersign::store::micros;
use serde_json::{Value, json};

/// The demo's customers, who write once more so that there is enough to decide.
const WRITERS: std::ops::RangeInclusive<u32> = 1001..=1030;

/// Cases that wait behind all others; nobody opens them here, so that they need no draft.
const CASES: &str = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
    INSERT INTO cases (id, customer_id, source, state, subject, proposal, topic, urgency, version, unanswered_since,
      due_at, at_risk_at, seq, created_at, updated_at)
    SELECT 'cas_' || printf('%032d', i), 'C-' || (1001 + i % 20), 'demo',
      'needs_you', 'Where is parcel ' || i || '?', 'Tell where parcel ' || i || ' is', 'late_delivery', 'normal', 1, $1,
      $1 + 100 * 86400000000 + i, $1 + 99 * 86400000000 + i, 1, $1 + i, $1 FROM n";

/// Notes how long it is from the chord until another case can be decided.
const WATCH: &str = "(() => {
    window.took = [];
    let from = null;
    addEventListener('keydown', (event) => {
        if (event.ctrlKey && event.key === 'Enter') from = { at: performance.now(), path: location.pathname };
    }, true);
    const look = () => {
        if (from && location.pathname !== from.path && document.querySelector('#case-heading')?.innerText
            && document.querySelector('.strip')) {
            window.took.push(performance.now() - from.at);
            from = null;
        }
        requestAnimationFrame(look);
    };
    look();
    return true;
})()";

/// Scrolls on for some seconds, or to the end of the list, page after page; how long the scripts of each step took, and how many rows there are.
const SCROLL: &str = "
    const done = arguments[0];
    (async () => {
        const rows = document.querySelector('.queue-rows'), steps = [], end = performance.now() + 10000;
        const all = () => Number(document.querySelector('.rows li').getAttribute('aria-setsize'));
        const bottom = () => rows.scrollHeight - rows.clientHeight;
        while (performance.now() < end && !(all() > 0 && rows.scrollTop >= bottom() - 2)) {
            const before = performance.now();
            rows.scrollTop += 700;
            rows.dispatchEvent(new Event('scroll'));
            for (let i = 0; i < 20; i++) await null;
            steps.push(performance.now() - before);
            await new Promise(requestAnimationFrame);
        }
        done({ steps, rows: all(), drawn: document.querySelectorAll('.row').length, isEnd: rows.scrollTop >= bottom() - 2 });
    })();";

async fn fill(shop: &Shop, page: &Page) {
    for writer in WRITERS {
        let mail = json!({ "customer_id": format!("C-{writer}"), "subject": "My parcel", "text": "Where is my parcel?" });
        assert_eq!(page.post("/v1/demo/mails", &mail).await, 202);
    }
    shop.settle().await;
    sqlx::query(CASES).bind(micros(shop.app.now())).execute(shop.app.db.write()).await.unwrap();
}

/// In ms, of what was measured.
fn quantile(figures: &Value, q: f64) -> f64 {
    let mut figures: Vec<f64> = figures.as_array().unwrap().iter().filter_map(Value::as_f64).collect();
    figures.sort_by(f64::total_cmp);
    let last = figures.len().saturating_sub(1);
    figures[(last as f64 * q).ceil() as usize]
}

#[tokio::test]
async fn with_5000_cases_the_next_one_comes_at_once_and_scrolling_stays_smooth() {
    let Some((shop, browser)) = house::open().await else { return };
    let page = browser.signed_in(&shop).await;
    fill(&shop, &page).await;
    page.load_again().await;
    page.has_rows().await;
    page.until(
        "all of them counted",
        "document.querySelector('.tab[aria-current]').innerText.match(/50[0-9][0-9]/)",
    )
    .await;

    decide_them(&page).await;
    let took = page.value("window.took").await;
    let number = took.as_array().unwrap().len();
    let [median, p95] = [0.5, 0.95].map(|q| quantile(&took, q));
    eprintln!(
        "decision to next case, 5,000 waiting: {number} decisions, median {median:.0} ms, p95 {p95:.0} ms"
    );

    let (scrolled, steps) = scroll(&page).await;
    let [half, most, longest] = [0.5, 0.95, 1.0].map(|q| quantile(&steps, q));
    let (rows, drawn) = (scrolled["rows"].as_i64().unwrap(), scrolled["drawn"].as_i64().unwrap());
    let steps = steps.as_array().unwrap().len();
    eprintln!(
        "scrolling {rows} rows, {drawn} drawn: {steps} steps, script median {half:.1} ms, p95 {most:.1} ms, max {longest:.1} ms"
    );
    assert!(number >= 8, "{number} decisions");
    assert!(median < 1_500.0, "{took}");
    assert!(rows >= 5_000 && drawn < 60, "{rows} rows, {drawn} drawn");
    assert!(half < 200.0, "{half} ms");
}

/// To the end: what was there at last, and all steps.
async fn scroll(page: &Page) -> (Value, Value) {
    let mut steps = Vec::new();
    for _ in 0..12 {
        let scrolled = page.run(SCROLL).await;
        steps.extend(scrolled["steps"].as_array().unwrap().iter().cloned());
        if scrolled["isEnd"] == true && scrolled["rows"].as_i64() > Some(0) {
            return (scrolled, Value::Array(steps));
        }
    }
    panic!("the end of the list was never reached");
}

async fn decide_them(page: &Page) {
    page.press("j").await;
    page.value(WATCH).await;
    for _ in 0..20 {
        page.until("a case to decide", "document.querySelector('.strip, .at-work, .thread')").await;
        let may = "document.querySelector('.strip') && document.querySelector('.button.primary:not([aria-disabled=true])')";
        let path = page.string("location.pathname").await;
        if page.value(&format!("Boolean({may})")).await == json!(true) {
            page.has_read().await;
            page.press_ctrl(ENTER).await;
        } else {
            page.press("j").await;
        }
        page.until("the next case", &format!("location.pathname !== {path:?}")).await;
    }
}
