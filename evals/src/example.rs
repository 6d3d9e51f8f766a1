//! Drafts for this crate's tests.

use crate::score::Scored;
use api::DraftView;
use serde_json::{Value, json};

/// A waiting draft that answers a late parcel, with some fields changed.
pub fn draft(changes: Value) -> DraftView {
    let mut draft = json!({
        "id": "drf_1", "case_id": "cas_1", "customer_id": "1", "version": 1, "state": "awaiting_review",
        "based_on_rev": 1, "decision_hash": "hash", "outcome": "draft", "reason": null,
        "to": ["ada@mail.example"], "cc": [], "subject": "Re: Late", "body": "It was 3 days late.",
        "segments": [], "actions": [], "evidence": [], "checks": [], "classification": null, "items": [],
        "summary": "", "proposal": "", "engine": "offline", "created_at": "2026-01-29T10:00:00Z",
    });
    merge(&mut draft, changes);
    serde_json::from_value(draft).unwrap()
}

fn merge(into: &mut Value, changes: Value) {
    into.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
}

/// A refund of $4.20 for three days, for order 1000 + `delivery`.
pub fn action(id: &str, delivery: i64, offered: bool) -> Value {
    json!({"id": id, "type": "refund_delivery_fee", "offered": offered,
           "params": {"order_id": 1000 + delivery, "delivery_id": delivery, "days": 3},
           "amount": {"minor": 420, "currency": "USD"}, "rule": "late-delivery.refund", "risk": "low", "evidence": []})
}

/// A line of `results.jsonl` about a mail that is right in everything, with some fields changed.
pub fn scored(changes: Value) -> Scored {
    let mut scored = json!({
        "suite": "seed/topics", "id": "a", "group": null, "epoch": 1, "wrong": [], "said": null, "ms": 5.0,
        "parts": {}, "expect": {}, "got": {},
        "mails": [{"from": "Ada <ada@mail.example>", "subject": "Late", "text": "Where is it?"}],
    });
    merge(&mut scored, changes);
    serde_json::from_value(scored).unwrap()
}
