//! What the system behind a suite's `published` answers would have scored: the same figures, read from what it said.
//!
//! Topics: its five classes collapse as the labels do. What it would have answered without a person follows from its
//! topic and urgency. Filters were judged by a model, not compared; matches have a recall and no precision.

use super::{Part, Scored, stem};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(untagged)]
enum Published {
    Topic { topic_seed: String, urgent: bool },
    Filter { judge_score: f64 },
    Match { recall: f64 },
}

pub type Parts = BTreeMap<&'static str, Part>;

/// What it adds to each figure; nothing where the suite has no answer of it.
pub fn parts(case: &Scored) -> Parts {
    let Some(published) = case.published.as_ref().and_then(|told| Published::deserialize(told).ok()) else {
        return Parts::new();
    };
    let degree = |name, got| Parts::from([(name, Part { got, of: 1.0 })]);
    match (stem(&case.suite), published) {
        ("topics", Published::Topic { topic_seed, urgent }) => of_topic(&case.expect, &topic_seed, urgent),
        ("filters", Published::Filter { judge_score }) => degree("filter_exact", judge_score),
        ("match", Published::Match { recall }) => degree("match_recall", recall),
        _ => Parts::new(),
    }
}

fn of_topic(expect: &Value, topic: &str, urgent: bool) -> Parts {
    let (three, four) = collapsed(topic);
    let right = |is_right: bool| Part { got: f64::from(u8::from(is_right)), of: 1.0 };
    let mut parts = Parts::from([
        ("topic_strict", right(expect["topic_seed"] == topic)),
        ("topic3", right(expect["topic3"] == three)),
        ("topic4", right(expect["topic4"] == four)),
    ]);
    let is_urgent = expect["urgent"] == true;
    if is_urgent {
        parts.insert("urgency_recall", right(urgent));
    }
    if urgent {
        parts.insert("urgency_precision", right(is_urgent));
    }
    let name = if expect["route"] == "automate" { "automated" } else { "wrongly_automated" };
    parts.insert(name, right(three != "human" && !urgent));
    parts
}

/// As the suite's own labels collapse.
fn collapsed(topic: &str) -> (&'static str, &'static str) {
    match topic {
        "product_availability_or_recommendation" => ("product", "product"),
        "delivery_delay" => ("delivery", "delivery"),
        "billing_dispute" | "transaction_inquiry" => ("human", "money"),
        _ => ("human", "other"),
    }
}
