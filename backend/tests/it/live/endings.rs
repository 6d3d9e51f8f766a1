//! A stream tells nobody anything who would not be let in any more.

use super::stream::Stream;
use crate::house::{Db, Shop, answer};
use api::Role;
use countersign::staff::{add_user, disable_user, revoke_key};
use serde_json::json;
use std::time::Duration;

on_both!(
    who_has_signed_out_is_told_nothing_more,
    a_session_that_has_run_out_is_told_nothing_more,
    who_is_disabled_is_told_nothing_more,
    a_revoked_key_is_told_nothing_more,
    a_revoked_key_follows_no_job,
);

const NOAH: &str = "noah@strideway.example";

/// The cookie of a fresh session.
async fn signed_in(shop: &Shop) -> String {
    let token = add_user(&shop.app.db, NOAH, Role::Agent, shop.app.now()).await.unwrap().token.0;
    let url = shop.http.url("/v1/session");
    let session = answer(shop.http.client.post(url).json(&json!({ "token": token }))).await;
    session.header("set-cookie").unwrap().split(';').next().unwrap().to_owned()
}

/// A stream that has told its first numbers: whoever opened it was let in.
async fn listening(shop: &Shop, cookie: &str) -> Stream {
    let request = shop.http.client.get(shop.http.url("/v1/events")).header("cookie", cookie);
    let mut stream = Stream::of(request).await;
    stream.until(|event| event.name == "counts").await;
    stream
}

/// A mail arrives, and the stream ends without a word of it.
async fn nothing_more(shop: &Shop, stream: Stream) {
    shop.clock.advance(Duration::from_secs(2));
    shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    let told = stream.rest().await;
    assert!(told.is_empty(), "{told:#?}");
}

async fn who_has_signed_out_is_told_nothing_more(db: Db) {
    let shop = Shop::open(db).await;
    let cookie = signed_in(&shop).await;
    let stream = listening(&shop, &cookie).await;
    let request = shop.http.client.delete(shop.http.url("/v1/session")).header("cookie", &cookie);
    assert_eq!(answer(request.header("sec-fetch-site", "same-origin")).await.status, 204);
    nothing_more(&shop, stream).await;
}

async fn a_session_that_has_run_out_is_told_nothing_more(db: Db) {
    let shop = Shop::open(db).await;
    let stream = listening(&shop, &signed_in(&shop).await).await;
    shop.clock.advance(Duration::from_secs(13 * 3600)); // half a day without a request
    nothing_more(&shop, stream).await;
}

async fn who_is_disabled_is_told_nothing_more(db: Db) {
    let shop = Shop::open(db).await;
    let stream = listening(&shop, &signed_in(&shop).await).await;
    disable_user(&shop.app.db, NOAH, shop.app.now()).await.unwrap();
    nothing_more(&shop, stream).await;
}

async fn revoke(shop: &Shop, name: &str) {
    let sql = "SELECT k.id FROM api_key k JOIN staff s ON s.id = k.staff_id WHERE s.email = $1";
    let email = format!("{name}@strideway.example");
    let id: String = sqlx::query_scalar(sql).bind(email).fetch_one(shop.app.db.read()).await.unwrap();
    revoke_key(&shop.app.db, &id, shop.app.now()).await.unwrap();
}

async fn a_revoked_key_is_told_nothing_more(db: Db) {
    let shop = Shop::open(db).await;
    let mut stream = Stream::open(&shop, "sam", "/v1/events", None).await;
    stream.until(|event| event.name == "counts").await;
    revoke(&shop, "sam").await;
    nothing_more(&shop, stream).await;
}

async fn a_revoked_key_follows_no_job(db: Db) {
    let shop = crate::house::Opening::new(db).without_workers().open().await;
    let job = shop.customer("ada").mail("Where is TRK-1?").accepted().await.job_id;
    let mut stream = Stream::open(&shop, "sam", &format!("/v1/jobs/{job}/events"), None).await;
    stream.until(|event| event.name == "state").await;
    revoke(&shop, "sam").await;
    shop.clock.advance(Duration::from_secs(2));
    shop.agent("lea").post(&format!("/v1/jobs/{job}/cancel"), json!({})).await;
    assert!(stream.rest().await.is_empty());
}
