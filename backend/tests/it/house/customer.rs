//! Customers write; the CRM posts their mails.

use super::Shop;
use super::http::{Answer, answer};
use super::stock::name_of;
use api::{Accepted, CaseId, DraftView};
use countersign::clock::Clock;
use serde_json::{Value, json};

#[derive(Clone, Copy)]
pub struct Customer<'a> {
    shop: &'a Shop,
    id: &'a str,
}

impl<'a> Customer<'a> {
    pub fn new(shop: &'a Shop, id: &str) -> Self {
        // Names of a story live as long as its test.
        Self { shop, id: Box::leak(id.to_owned().into_boxed_str()) }
    }

    /// A mail of its own, and the version that comes of it.
    pub async fn writes(self, text: &str) -> DraftView {
        self.mail(text).arrives().await
    }

    /// Writes again in the case of this version.
    pub async fn answers(self, draft: &DraftView, text: &str) -> DraftView {
        self.mail(text).in_case(&draft.case_id).arrives().await
    }

    pub fn mail(self, text: &str) -> Mail<'a> {
        let fresh = countersign::ids::fresh();
        let email = format!("{}@mail.example", self.id);
        let event = json!({
            "event_id": format!("evt-{fresh}"),
            "customer": { "id": self.id, "email": email, "name": name_of(self.id) },
            "message": {
                "message_id": format!("<{fresh}@mail.example>"), "from": email, "to": ["service@strideway.example"],
                "subject": "My parcel", "text": text, "received_at": self.shop.clock.now(),
            },
        });
        Mail { shop: self.shop, event, key: "crm" }
    }
}

/// A mail on its way in.
#[derive(Clone)]
pub struct Mail<'a> {
    shop: &'a Shop,
    pub event: Value,
    key: &'a str,
}

impl<'a> Mail<'a> {
    /// Sets a field by its JSON pointer (`/message/subject`).
    pub fn set(mut self, pointer: &str, value: impl Into<Value>) -> Self {
        let (parent, field) = pointer.rsplit_once('/').unwrap();
        let parent = self.event.pointer_mut(parent).expect("the event has this field's parent");
        parent[field] = value.into();
        self
    }

    pub fn subject(self, subject: &str) -> Self {
        self.set("/message/subject", subject)
    }

    pub fn in_case(self, id: &CaseId) -> Self {
        self.set("/case_id", id.as_str())
    }

    pub fn in_reply_to(self, message_id: &str) -> Self {
        self.set("/message/in_reply_to", message_id)
    }

    /// An answer that a person gave elsewhere.
    pub fn outbound(self) -> Self {
        self.set("/direction", "outbound")
    }

    pub fn with_key_of(mut self, name: &'a str) -> Self {
        self.key = name;
        self
    }

    pub fn message_id(&self) -> String {
        self.event["message"]["message_id"].as_str().unwrap().trim_matches(['<', '>']).to_owned()
    }

    /// The service's answer, whatever it is.
    pub async fn post(&self) -> Answer {
        let http = &self.shop.http;
        answer(http.client.post(http.url("/v1/emails")).bearer_auth(http.key(self.key)).json(&self.event))
            .await
    }

    pub async fn accepted(&self) -> Accepted {
        let answer = self.post().await;
        assert_eq!(answer.status, 202, "{:#}", answer.body);
        answer.ok()
    }

    /// Waits until the house has done what it can, and reads the newest version of the case. A mail that joins a
    /// waiting job is waited for as long as that takes.
    pub async fn arrives(&self) -> DraftView {
        let accepted = self.accepted().await;
        self.shop.settle().await;
        self.shop.draft_of(&accepted.case_id).await
    }
}
