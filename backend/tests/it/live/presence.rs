//! Who has a case open, as its other readers see it.

use super::stream::{Event, Stream};
use crate::house::{Db, Shop};
use api::CaseId;
use serde_json::{Value, json};
use std::time::Duration;

on_both!(who_comes_types_and_goes_is_told_and_a_sign_of_life_is_not, a_screen_that_falls_silent_is_gone,);

async fn stays(shop: &Shop, who: &str, case: &CaseId, is_typing: bool) {
    let path = format!("/v1/cases/{case}/presence");
    assert_eq!(shop.agent(who).post(&path, json!({ "is_typing": is_typing })).await.status, 204);
}

async fn goes(shop: &Shop, who: &str, case: &CaseId) {
    let url = shop.http.url(&format!("/v1/cases/{case}/presence"));
    let gone = shop.http.client.delete(url).bearer_auth(shop.http.key(who)).send().await.unwrap();
    assert_eq!(gone.status(), 204);
}

async fn next_told(stream: &mut Stream) -> Value {
    let is_told = |event: &Event| event.name == "presence";
    stream.until(is_told).await.pop().unwrap().data["here"].clone()
}

async fn who_comes_types_and_goes_is_told_and_a_sign_of_life_is_not(db: Db) {
    let shop = Shop::open(db).await;
    let case = shop.customer("ada").writes("Where is TRK-1?").await.case_id;
    let mut stream = Stream::open(&shop, "kim", "/v1/events", None).await;
    stays(&shop, "sam", &case, false).await;
    let here = next_told(&mut stream).await;
    assert_eq!((&here[0]["name"], &here[0]["is_typing"]), (&json!("Sam"), &json!(false)));
    stays(&shop, "sam", &case, false).await;
    stays(&shop, "sam", &case, true).await;
    assert_eq!(next_told(&mut stream).await[0]["is_typing"], true, "the sign of life was not told");
    stays(&shop, "lea", &case, false).await;
    assert_eq!(next_told(&mut stream).await.as_array().unwrap().len(), 2);
    assert_eq!(shop.case(&case).await.here.len(), 2);
    goes(&shop, "sam", &case).await;
    assert_eq!(next_told(&mut stream).await[0]["name"], "Lea");
}

async fn a_screen_that_falls_silent_is_gone(db: Db) {
    let shop = Shop::open(db).await;
    let case = shop.customer("ada").writes("Where is TRK-1?").await.case_id;
    stays(&shop, "sam", &case, false).await;
    let mut stream = Stream::open(&shop, "kim", "/v1/events", None).await;
    shop.clock.advance(Duration::from_secs(51));
    assert_eq!(shop.case(&case).await.here, []);
    assert_eq!(next_told(&mut stream).await, json!([]));
}
