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

fn tally(expect: &Value, played: &Played) -> Tally {
    let mut tally = Tally::default();
    score("seed/topics", expect, played, &mut tally);
    tally
}

#[test]
fn a_right_answer_is_right_in_everything() {
    let right = played("order_status", "high", "draft");
    let tally = tally(&label(), &right);
    assert_eq!(tally.wrong, Vec::<String>::new());
    let got: Vec<(&str, f64)> = tally.parts.iter().map(|(name, part)| (name.as_str(), part.got)).collect();
    let rates = ["automated", "must_not_broken", "topic3", "topic4", "topic_accept", "topic_strict"];
    assert_eq!(got, rates.map(|name| (name, f64::from(name != "must_not_broken"))));
    assert_eq!(said(&label(), &right), Some(Said { confidence: 0.8, right: true }));
}

#[test]
fn each_single_fault_is_told() {
    for (fault, got) in [
        ("topic_accept", played("account", "normal", "draft")),
        ("urgent", played("late_delivery", "urgent", "draft")),
        ("route", played("late_delivery", "normal", "escalate")),
        ("must_not", played("billing", "normal", "draft")),
        ("topic_accept", Played::default()),
    ] {
        let wrong = tally(&label(), &got).wrong;
        assert!(wrong.iter().any(|told| told.starts_with(fault)), "{fault}: {wrong:?}");
    }
}

#[test]
fn urgency_is_recalled_and_precise_over_different_cases() {
    let of = |expected: bool, urgency: &str| {
        let tally = tally(&json!({"urgent": expected}), &played("account", urgency, "draft"));
        let got = |name: &str| tally.parts.get(name).map(|part| part.got);
        (got("urgency_recall"), got("urgency_precision"))
    };
    assert_eq!(of(true, "urgent"), (Some(1.0), Some(1.0)));
    assert_eq!(of(true, "high"), (Some(0.0), None));
    assert_eq!(of(false, "urgent"), (None, Some(0.0)));
    assert_eq!(of(false, "low"), (None, None));
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
    let expect = json!({"actions": []});
    let got = played("billing", "urgent", "draft");
    assert_eq!((tally(&expect, &got), said(&expect, &got)), (Tally::default(), None));
}

#[test]
fn a_single_topic_is_as_good_a_label_as_a_list() {
    for (topic, right) in [("billing", 1.0), ("account", 0.0)] {
        let tally = tally(&json!({"topic": topic}), &played("billing", "normal", "escalate"));
        assert_eq!(tally.parts["topic_accept"].got, right, "{topic}");
    }
}
