//! A claim is in everybody's queue at once, and holding it for longer disturbs nobody.

use super::stream::{Event, Stream};
use crate::house::{Db, Shop};
use api::{Claim, DraftView, WorkingCopy};
use serde_json::{Value, json};

on_both!(
    a_row_changes_with_its_holder_and_not_with_every_save,
    a_row_tells_whom_the_case_was_given_to,
    giving_up_anothers_claim_changes_nothing,
);

fn is_row(event: &Event) -> bool {
    event.name == "case.upserted"
}

/// The rows told until one is held by this person; `None`: by nobody.
async fn rows_until_held_by(stream: &mut Stream, name: Option<&str>) -> Vec<Event> {
    let by = name.map_or(Value::Null, |name| json!(name));
    let mut events = stream.until(|event| is_row(event) && event.data["claimed_by"]["name"] == by).await;
    events.retain(is_row);
    events
}

async fn a_row_changes_with_its_holder_and_not_with_every_save(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let mut stream = Stream::open(&shop, "kim", "/v1/events", None).await;
    let saved: WorkingCopy = shop.agent("sam").saves(&draft, "Hello", None).await.ok();
    assert_eq!(rows_until_held_by(&mut stream, Some("Sam")).await.len(), 1);
    for body in ["Hello A", "Hello Ad", "Hello Ada"] {
        let _saved: WorkingCopy = shop.agent("sam").saves(&draft, body, saved.claim_number).await.ok();
    }
    let _claim: Claim = shop.agent("lea").takes_over(&draft).await.ok();
    assert_eq!(rows_until_held_by(&mut stream, Some("Lea")).await.len(), 1, "no save told the row");
    gives_up(&shop, "lea", &draft).await;
    assert_eq!(rows_until_held_by(&mut stream, None).await.len(), 1);
}

async fn a_row_tells_whom_the_case_was_given_to(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let me: api::Me = shop.agent("kim").get("/v1/me").await.ok();
    let path = format!("/v1/cases/{}/assign", draft.case_id);
    shop.agent("sam").post(&path, json!({ "to": me.id })).await;
    let page: api::CasePage = shop.agent("kim").get("/v1/cases?tab=mine").await.ok();
    let given = page.page.items[0].assigned_to.clone().unwrap();
    assert_eq!((given.id, given.name.as_str()), (me.id, "Kim"));
    assert_eq!(shop.case(&draft.case_id).await.assigned_to.map(|person| person.name).as_deref(), Some("Kim"));
}

async fn giving_up_anothers_claim_changes_nothing(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let _claim: Claim = shop.agent("sam").claims(&draft).await.ok();
    let mut stream = Stream::open(&shop, "kim", "/v1/events", None).await;
    gives_up(&shop, "kim", &draft).await;
    let _claim: Claim = shop.agent("lea").takes_over(&draft).await.ok();
    let told = stream.until(|event| event.name == "claim.changed").await.pop().unwrap();
    assert_eq!(told.data["claim"]["name"], "Lea via key", "nothing was told of Kim");
}

async fn gives_up(shop: &Shop, who: &str, draft: &DraftView) {
    shop.agent(who).post(&format!("/v1/cases/{}/release", draft.case_id), json!({})).await;
}
