//! Every refusal is problem details with a stable type, the field and the request; nothing of it is stored.

use crate::house::{Answer, Db, Mail, Shop, answer};
use serde_json::{Value, json};

on_both!(
    without_a_known_key_nothing_is_looked_at,
    a_key_that_decides_may_not_post,
    a_body_that_is_no_json_event_is_refused_by_its_kind,
    a_wrong_shape_is_named_by_its_field,
    all_wrong_values_are_named_at_once,
    a_nul_anywhere_is_refused_by_its_field,
    a_customers_address_is_one_address,
    a_body_over_a_mebibyte_is_answered_not_reset,
    the_frameworks_own_refusals_are_problems_too,
    without_a_database_nothing_is_accepted,
);

/// Posts these bytes as they are.
async fn post(shop: &Shop, key: Option<&str>, kind: Option<&str>, body: impl Into<String>) -> Answer {
    let mut request = shop.http.client.post(shop.http.url("/v1/emails")).body(body.into());
    if let Some(key) = key {
        request = request.bearer_auth(key);
    }
    if let Some(kind) = kind {
        request = request.header("content-type", kind);
    }
    answer(request).await
}

async fn post_event(shop: &Shop, event: &Value) -> Answer {
    post(shop, Some(shop.http.key("crm")), Some("application/json"), event.to_string()).await
}

/// It is a problem of this name, it names its request, and nothing was stored.
async fn refused(shop: &Shop, answer: &Answer, refusal: &str) {
    assert_eq!(answer.refusal(), refusal, "{:#}", answer.body);
    assert_eq!(answer.header("content-type"), Some("application/problem+json"));
    assert_eq!(answer.body["request_id"].as_str(), answer.header("x-request-id"));
    assert_eq!(answer.body["status"], answer.status);
    assert_eq!(shop.count("SELECT (SELECT COUNT(*) FROM email) + (SELECT COUNT(*) FROM job)").await, 0);
}

fn event(shop: &Shop) -> Value {
    shop.customer("ada").mail("Where is TRK-1?").event
}

async fn without_a_known_key_nothing_is_looked_at(db: Db) {
    let shop = Shop::open(db).await;
    for key in [None, Some("csk_nobody"), Some("")] {
        let answer = post(&shop, key, Some("text/plain"), "not even JSON").await;
        refused(&shop, &answer, "401 unauthorized").await;
        assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
    }
}

async fn a_key_that_decides_may_not_post(db: Db) {
    let shop = Shop::open(db).await;
    let mail: Mail<'_> = shop.customer("ada").mail("Where is TRK-1?").with_key_of("mia");
    refused(&shop, &mail.post().await, "403 forbidden").await;
}

async fn a_body_that_is_no_json_event_is_refused_by_its_kind(db: Db) {
    let shop = Shop::open(db).await;
    let (key, event) = (shop.http.key("crm"), event(&shop).to_string());
    for (kind, body, refusal) in [
        (Some("text/plain"), event.as_str(), "415 unsupported_media_type"),
        (None, event.as_str(), "415 unsupported_media_type"),
        (Some("application/json"), "{\"event_id\": ", "400 malformed"),
        (Some("application/json"), "", "400 malformed"),
        (Some("application/json"), "{} and more", "400 malformed"),
    ] {
        refused(&shop, &post(&shop, Some(key), kind, body).await, refusal).await;
    }
    let with_charset = post(&shop, Some(key), Some("Application/JSON; charset=utf-8"), event).await;
    assert_eq!(with_charset.status, 202);
}

async fn a_wrong_shape_is_named_by_its_field(db: Db) {
    let shop = Shop::open(db).await;
    let without = |pointer: &str| {
        let mut event = event(&shop);
        let (parent, field) = pointer.rsplit_once('/').unwrap();
        event.pointer_mut(parent).and_then(Value::as_object_mut).unwrap().remove(field).unwrap();
        event
    };
    let with =
        |pointer: &str, value: Value| shop.customer("ada").mail("Where is TRK-1?").set(pointer, value).event;
    for (event, field) in [
        (without("/customer"), "customer.id"),
        (without("/customer/id"), "customer.id"),
        (with("/customer/id", json!(null)), "customer.id"),
        (without("/event_id"), "event_id"),
        (without("/message"), "message"),
        (without("/message/from"), "message.from"),
        (without("/message/received_at"), "message.received_at"),
        (with("/colour", json!("blue")), "colour"),
        (with("/message/colour", json!("blue")), "message.colour"),
        (with("/event_id", json!(5)), "event_id"),
        (with("/direction", json!("sideways")), "direction"),
        (with("/message/to", json!("service@strideway.example")), "message.to"),
        (with("/message/to", json!(["a@mail.example", 3])), "message.to[1]"),
        (with("/message/received_at", json!("yesterday")), "message.received_at"),
        (
            with("/message/attachments", json!([{ "name": "a", "type": "b", "size": -1 }])),
            "message.attachments[0].size",
        ),
    ] {
        let answer = post_event(&shop, &event).await;
        refused(&shop, &answer, "422 invalid").await;
        assert_eq!(answer.fields(), [field], "{event:#}");
    }
    for no_object in [json!([]), json!("a mail"), json!(null)] {
        refused(&shop, &post_event(&shop, &no_object).await, "422 invalid").await;
    }
}

async fn all_wrong_values_are_named_at_once(db: Db) {
    let shop = Shop::open(db).await;
    let event = shop.customer("ada").mail("Where is TRK-1?").event;
    let mut event = event;
    event["event_id"] = json!("x".repeat(201));
    event["case_id"] = json!("y".repeat(201));
    event["customer"]["email"] = json!("nobody");
    event["message"]["subject"] = json!("Hello\r\nBcc: everyone@mail.example");
    event["message"]["references"] = json!(vec!["<r@mail.example>"; 201]);
    event["message"]["to"] = json!(["a@mail.example", "z".repeat(999)]);
    let answer = post_event(&shop, &event).await;
    refused(&shop, &answer, "422 invalid").await;
    let mut fields = answer.fields();
    fields.sort();
    let expected =
        ["case_id", "customer.email", "event_id", "message.references", "message.subject", "message.to[1]"];
    assert_eq!(fields, expected);
}

async fn a_nul_anywhere_is_refused_by_its_field(db: Db) {
    let shop = Shop::open(db).await;
    for (pointer, field) in [
        ("/message/html", "message.html"),
        ("/message/text", "message.text"),
        ("/message/subject", "message.subject"),
        ("/customer/email", "customer.email"),
        ("/event_id", "event_id"),
    ] {
        let mail = shop.customer("ada").mail("Where is TRK-1?").set(pointer, "a\0b@mail.example");
        let answer = mail.post().await;
        refused(&shop, &answer, "422 invalid").await;
        assert_eq!(answer.fields(), [field]);
    }
}

async fn a_customers_address_is_one_address(db: Db) {
    let shop = Shop::open(db).await;
    for email in [
        "a@b@c",
        "ada lindqvist@mail.example",
        "a@mail.example, b@mail.example",
        "ada@mail.example\r\nBcc: x@y",
    ] {
        let mail = shop.customer("ada").mail("Where is TRK-1?").set("/customer/email", email);
        let answer = mail.post().await;
        refused(&shop, &answer, "422 invalid").await;
        assert_eq!(answer.fields(), ["customer.email"], "{email}");
    }
    let in_brackets =
        shop.customer("ada").mail("Where is TRK-1?").set("/customer/email", "<ada@mail.example>");
    assert_eq!(in_brackets.post().await.status, 202);
}

async fn a_body_over_a_mebibyte_is_answered_not_reset(db: Db) {
    let shop = Shop::open(db).await;
    for mebibytes in [1, 7] {
        let text = "a".repeat(mebibytes << 20);
        let answer = shop.customer("ada").mail(&text).post().await;
        refused(&shop, &answer, "413 too_large").await;
    }
    let just_so = shop.customer("ada").mail(&"word ".repeat(200_000)).post().await;
    assert_eq!(just_so.status, 202, "{:#}", just_so.body);
}

async fn the_frameworks_own_refusals_are_problems_too(db: Db) {
    let shop = Shop::open(db).await;
    let url = |path| shop.http.url(path);
    let method = answer(shop.http.client.delete(url("/v1/emails"))).await;
    refused(&shop, &method, "405 method_not_allowed").await;
    assert_eq!(method.header("allow"), Some("POST"));
    refused(&shop, &answer(shop.http.client.get(url("/v1/nothing"))).await, "404 not_found").await;
    let foreign = shop.http.get("crm", "/v1/jobs/cas_0123").await;
    refused(&shop, &foreign, "404 not_found").await;
}

async fn without_a_database_nothing_is_accepted(db: Db) {
    let shop = Shop::open(db).await;
    let mail = shop.customer("ada").mail("Where is TRK-1?");
    shop.app.db.close().await;
    let answer = mail.post().await;
    assert_eq!(answer.refusal(), "503 unavailable");
    assert!(answer.header("retry-after").is_some());
}
