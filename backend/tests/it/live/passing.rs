//! Time changes what a queue shows, and open screens hear of it.

use super::stream::{Event, Stream};
use crate::house::{Db, HOUR, Shop};
use api::{CaseId, Claim};
use serde_json::{Value, json};
use std::time::Duration;

on_both!(a_case_that_becomes_at_risk_is_told, a_snooze_that_ends_is_told, a_claim_that_lapses_is_told,);

async fn row_until(stream: &mut Stream, case: &CaseId, is_so: impl Fn(&Value) -> bool) {
    let is_it = |event: &Event| {
        event.name == "case.upserted" && event.data["id"] == case.as_str() && is_so(&event.data)
    };
    stream.until(is_it).await;
}

async fn a_case_that_becomes_at_risk_is_told(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let mut stream = Stream::open(&shop, "sam", "/v1/events", None).await;
    shop.clock.advance(18 * HOUR + Duration::from_secs(1)); // of 24
    row_until(&mut stream, &draft.case_id, |row| row["at_risk"] == true).await;
    let counts = stream.until(|event| event.name == "counts").await.pop().unwrap();
    assert_eq!(counts.data["at_risk"], 1);
}

async fn a_snooze_that_ends_is_told(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let until = shop.case(&draft.case_id).await.created_at + HOUR;
    let path = format!("/v1/cases/{}/snooze", draft.case_id);
    shop.agent("sam").post(&path, json!({ "until": until })).await;
    let mut stream = Stream::open(&shop, "sam", "/v1/events", None).await;
    let counts = stream.until(|event| event.name == "counts").await.pop().unwrap();
    assert_eq!((&counts.data["snoozed"], &counts.data["next_snoozed_at"]), (&json!(1), &json!(until)));
    shop.clock.advance(HOUR);
    row_until(&mut stream, &draft.case_id, |row| row["snoozed_until"].is_null()).await;
    let counts = stream.until(|event| event.name == "counts").await.pop().unwrap();
    assert_eq!((&counts.data["needs_you"], &counts.data["snoozed"]), (&json!(1), &json!(0)));
}

async fn a_claim_that_lapses_is_told(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let _claim: Claim = shop.agent("sam").claims(&draft).await.ok();
    let mut stream = Stream::open(&shop, "kim", "/v1/events", None).await;
    shop.clock.advance(Duration::from_secs(181)); // of 180
    row_until(&mut stream, &draft.case_id, |row| row["claimed_by"].is_null()).await;
}
