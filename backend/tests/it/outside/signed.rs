//! A signature instead of a key: over the bytes as they came, of the event that it names, for five minutes.

use super::peer::SECRET;
use crate::house::{Answer, Db, Opening, Shop, answer};
use countersign::outside::Secrets;
use serde_json::{Value, json};

on_both!(
    a_signed_event_is_taken_like_one_with_a_key,
    a_signature_that_is_not_right_in_every_part_is_refused,
    one_of_several_signatures_is_enough,
    a_signature_names_its_event,
    a_wrong_key_is_not_made_good_by_a_signature,
    a_signature_opens_nothing_but_ingest,
    without_a_secret_nobody_is_believed,
    a_signed_raw_mail_is_refused,
);

async fn open(db: Db) -> Shop {
    Opening::new(db).with(|settings| settings.secret = Some(SECRET.parse().unwrap())).open().await
}

/// A call with its three headers, changed word by word before it is sent.
struct Signed {
    bytes: Vec<u8>,
    id: String,
    timestamp: String,
    signatures: String,
    kind: &'static str,
}

impl Signed {
    fn of(shop: &Shop, event: &Value) -> Self {
        let secrets: Secrets = SECRET.parse().unwrap();
        let (bytes, id) = (event.to_string().into_bytes(), event["event_id"].as_str().unwrap().to_owned());
        let now = shop.app.now();
        let signatures = secrets.sign(&id, now, &bytes);
        Self { bytes, id, timestamp: now.as_second().to_string(), signatures, kind: "application/json" }
    }

    async fn post(&self, shop: &Shop) -> Answer {
        let request = shop.http.client.post(shop.http.url("/v1/emails")).header("content-type", self.kind);
        answer(self.headers(request).body(self.bytes.clone())).await
    }

    fn headers(&self, request: reqwest::RequestBuilder) -> reqwest::RequestBuilder {
        request
            .header("webhook-id", &self.id)
            .header("webhook-timestamp", &self.timestamp)
            .header("webhook-signature", &self.signatures)
    }
}

fn event(shop: &Shop) -> Value {
    shop.customer("ada").mail("Where is TRK-1?").event
}

async fn a_signed_event_is_taken_like_one_with_a_key(db: Db) {
    let shop = open(db).await;
    let mail = shop.customer("ada").mail("Where is TRK-1?");
    let first = Signed::of(&shop, &mail.event).post(&shop).await;
    assert_eq!(first.status, 202, "{:#}", first.body);
    // The same source as that of the key, so the two know each other's events.
    let again = mail.post().await;
    assert_eq!((again.header("idempotent-replayed"), &again.body), (Some("true"), &first.body));
    shop.settle().await;
    let job = first.body["job_id"].as_str().unwrap();
    assert_eq!(shop.http.get("crm", &format!("/v1/jobs/{job}")).await.body["state"], "awaiting_review");
}

async fn a_signature_that_is_not_right_in_every_part_is_refused(db: Db) {
    let shop = open(db).await;
    let event = event(&shop);
    type Change = fn(&mut Signed);
    let wrong: [(&str, Change); 8] = [
        ("another body", |call| call.bytes = json!({ "event_id": "x" }).to_string().into_bytes()),
        ("one byte more", |call| call.bytes.push(b' ')),
        ("another id", |call| call.id.push('x')),
        ("another time", |call| call.timestamp = (call.timestamp.parse::<i64>().unwrap() + 1).to_string()),
        ("no time", |call| call.timestamp = "now".to_owned()),
        ("another signature", |call| call.signatures = "v1,AAAA".to_owned()),
        ("no signature", |call| call.signatures = String::new()),
        ("another version", |call| call.signatures = call.signatures.replace("v1,", "v2,")),
    ];
    for (what, change) in wrong {
        let mut call = Signed::of(&shop, &event);
        change(&mut call);
        assert_eq!(call.post(&shop).await.refusal(), "401 unauthorized", "{what}");
    }
    let old = Signed::of(&shop, &event);
    shop.clock.advance(std::time::Duration::from_secs(301));
    assert_eq!(old.post(&shop).await.refusal(), "401 unauthorized", "five minutes and a second old");
    assert_eq!(shop.count("SELECT COUNT(*) FROM email").await, 0);
    let nonsense = Signed { bytes: b"not json".to_vec(), ..Signed::of(&shop, &event) };
    assert_eq!(
        nonsense.post(&shop).await.refusal(),
        "401 unauthorized",
        "looked at before the body is understood"
    );
}

async fn one_of_several_signatures_is_enough(db: Db) {
    let shop = open(db).await;
    let mut call = Signed::of(&shop, &event(&shop));
    call.signatures = format!("v1,AAAA {} v1a,zzz", call.signatures);
    assert_eq!(call.post(&shop).await.status, 202);
}

/// Whoever may sign one body may not pass it off under another name.
async fn a_signature_names_its_event(db: Db) {
    let shop = open(db).await;
    let event = event(&shop);
    let mut call = Signed::of(&shop, &event);
    call.id = "another".to_owned();
    let secrets: Secrets = SECRET.parse().unwrap();
    call.signatures = secrets.sign(&call.id, shop.app.now(), &call.bytes);
    assert_eq!(call.post(&shop).await.refusal(), "401 unauthorized");
    assert_eq!(shop.count("SELECT COUNT(*) FROM email").await, 0);
}

async fn a_wrong_key_is_not_made_good_by_a_signature(db: Db) {
    let shop = open(db).await;
    let call = Signed::of(&shop, &event(&shop));
    let request = shop.http.client.post(shop.http.url("/v1/emails")).bearer_auth("cs_ingest_wrong");
    let request = call.headers(request).header("content-type", "application/json").body(call.bytes.clone());
    assert_eq!(answer(request).await.refusal(), "401 unauthorized");
}

async fn a_signature_opens_nothing_but_ingest(db: Db) {
    let shop = open(db).await;
    let call = Signed::of(&shop, &event(&shop));
    for path in ["/v1/cases?tab=needs_you", "/v1/jobs?state=dead", "/v1/webhooks/deliveries"] {
        let request = call.headers(shop.http.client.get(shop.http.url(path)));
        assert_eq!(answer(request).await.refusal(), "401 unauthorized", "{path}");
    }
}

async fn without_a_secret_nobody_is_believed(db: Db) {
    let shop = Shop::open(db).await;
    assert_eq!(Signed::of(&shop, &event(&shop)).post(&shop).await.refusal(), "401 unauthorized");
}

async fn a_signed_raw_mail_is_refused(db: Db) {
    let shop = open(db).await;
    let call = Signed { kind: "message/rfc822", ..Signed::of(&shop, &event(&shop)) };
    assert_eq!(call.post(&shop).await.refusal(), "401 unauthorized");
}
