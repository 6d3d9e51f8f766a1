use super::*;
use crate::example::draft;
use serde_json::json;

fn played(topic: &str, urgency: &str, outcome: &str) -> Played {
    let classification = json!({"topic": topic, "urgency": urgency, "sentiment": "neutral", "language": "en",
        "requests": 1, "needs_reply": true, "confidence": 0.8, "reason": "words"});
    let draft = draft(json!({"classification": classification, "outcome": outcome}));
    Played { proposal: Some(draft), ..Played::default() }
}

fn label() -> Value {
    json!({"topic_accept": ["late_delivery", "order_status"], "topic3": "delivery", "topic4": "delivery",
           "must_not": ["billing"], "urgent": false, "route": "automate"})
}

#[test]
fn a_right_answer_is_right_in_everything() {
    let mut wrong = Vec::new();
    let topics = score(&label(), &played("order_status", "high", "draft"), &mut wrong);
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!((topics.accepted, topics.topic3, topics.topic4), (Some(true), Some(true), Some(true)));
    assert_eq!((topics.allowed, topics.confidence), (Some(true), Some(0.8)));
}

#[test]
fn each_single_fault_is_told() {
    for (fault, got) in [
        ("topic", played("account", "normal", "draft")),
        ("urgent", played("late_delivery", "urgent", "draft")),
        ("route", played("late_delivery", "normal", "escalate")),
        ("must_not", played("billing", "normal", "draft")),
        ("topic", Played::default()),
    ] {
        let mut wrong = Vec::new();
        score(&label(), &got, &mut wrong);
        assert!(wrong.iter().any(|told| told.starts_with(fault)), "{fault}: {wrong:?}");
    }
}

#[test]
fn topics_collapse_as_the_graph_goes() {
    use Group::{Delivery, Human, Money, Other, Product};
    for (topic, three, four) in [
        (Topic::ProductInformation, Product, Product),
        (Topic::OrderStatus, Delivery, Delivery),
        (Topic::ReturnRefund, Human, Money),
        (Topic::Billing, Human, Money),
        (Topic::Account, Human, Other),
    ] {
        assert_eq!((of_three(topic), of_four(topic)), (three, four), "{topic:?}");
    }
}

#[test]
fn what_no_label_speaks_of_is_not_scored() {
    let mut wrong = Vec::new();
    let topics = score(&json!({"actions": []}), &played("billing", "urgent", "draft"), &mut wrong);
    assert_eq!(topics, Topics { confidence: Some(0.8), ..Topics::default() });
    assert!(wrong.is_empty());
}
