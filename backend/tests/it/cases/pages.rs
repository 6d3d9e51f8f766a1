//! The queue page by page: in order, whole, and whatever is decided meanwhile.

use crate::house::{Db, HOUR, Shop, approve_all};
use api::{CasePage, DecisionResponse};
use countersign::clock::Clock;
use serde_json::json;
use std::time::Duration;

on_both!(
    pages_follow_each_other_and_deciding_meanwhile_leaves_no_row_out,
    snoozed_cases_stand_by_when_they_come_back_and_done_ones_by_when_they_were_over,
    the_day_is_told_by_how_long_people_took,
);

const CUSTOMERS: [(&str, &str); 4] = [
    ("ada", "Where is TRK-1?"),
    ("ben", "Where is TRK-21?"),
    ("dan", "Where is TRK-31?"),
    ("finn", "Where is TRK-61?"),
];

async fn page(shop: &Shop, path: &str) -> (Vec<String>, Option<String>) {
    let page: CasePage = shop.agent("sam").get(path).await.ok();
    (page.page.items.into_iter().map(|row| row.customer.id).collect(), page.page.next)
}

/// Four mails, a minute apart.
async fn four(shop: &Shop) -> Vec<api::DraftView> {
    let mut drafts = Vec::new();
    for (customer, question) in CUSTOMERS {
        drafts.push(shop.customer(customer).writes(question).await);
        shop.clock.advance(Duration::from_secs(60));
    }
    drafts
}

async fn pages_follow_each_other_and_deciding_meanwhile_leaves_no_row_out(db: Db) {
    let shop = Shop::open(db).await;
    let drafts = four(&shop).await;
    let (all, none) = page(&shop, "/v1/cases").await;
    assert_eq!((all.len(), none), (4, None));
    let (first, next) = page(&shop, "/v1/cases?limit=2").await;
    assert_eq!(first, all[..2]);
    let decided = &drafts[CUSTOMERS.iter().position(|(customer, _)| *customer == all[0]).unwrap()];
    let close = approve_all(decided).verdict(api::Verdict::Close);
    let _closed: DecisionResponse = shop.agent("sam").decides(decided, &close).await.ok();
    let (second, end) = page(&shop, &format!("/v1/cases?limit=2&cursor={}", next.unwrap())).await;
    assert_eq!((second.as_slice(), end), (&all[2..], None));
    let (strange, _) = page(&shop, "/v1/cases?cursor=50").await;
    assert_eq!(strange, all[1..], "a cursor that is not ours starts anew");
}

async fn snoozed_cases_stand_by_when_they_come_back_and_done_ones_by_when_they_were_over(db: Db) {
    let shop = Shop::open(db).await;
    let drafts = four(&shop).await;
    for (draft, hours) in drafts.iter().zip([3, 1, 2]) {
        let until = draft.created_at + HOUR * hours;
        shop.agent("sam")
            .post(&format!("/v1/cases/{}/snooze", draft.case_id), json!({ "until": until }))
            .await;
    }
    assert_eq!(page(&shop, "/v1/cases?tab=snoozed").await.0, ["ben", "dan", "ada"]);
    for draft in [&drafts[1], &drafts[0]] {
        let close = approve_all(draft).verdict(api::Verdict::Close);
        let _closed: DecisionResponse = shop.agent("sam").decides(draft, &close).await.ok();
        shop.clock.advance(Duration::from_secs(60));
    }
    let (over, next) = page(&shop, "/v1/cases?tab=done&limit=1").await;
    assert_eq!(over, ["ada"]);
    let (earlier, _) = page(&shop, &format!("/v1/cases?tab=done&limit=1&cursor={}", next.unwrap())).await;
    assert_eq!(earlier, ["ben"]);
}

/// Not by how long the drafts lay there.
async fn the_day_is_told_by_how_long_people_took(db: Db) {
    let shop = Shop::open(db).await;
    let drafts = four(&shop).await;
    for (draft, took) in drafts.iter().zip([40, 20, 30]) {
        let mut approve = approve_all(draft);
        shop.clock.advance(Duration::from_secs(600));
        let shown = shop.clock.now();
        approve.0.measured =
            Some(api::Measured { shown_at: Some(shown), first_key_at: None, by_keyboard: true });
        shop.clock.advance(Duration::from_secs(took));
        let _decided: DecisionResponse = shop.agent("lea").decides(draft, &approve).await.ok();
    }
    let page: CasePage = shop.agent("sam").get("/v1/cases").await.ok();
    let counts = page.counts;
    assert_eq!((counts.decided_today, counts.approved_today, counts.unchanged_today), (3, 3, 3));
    assert_eq!(counts.median_s, Some(30));
}
