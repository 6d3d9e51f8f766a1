use super::*;
use crate::example::scored;
use serde_json::json;

/// A case whose label accepts these topics and that was taken for `got`.
fn case(accepted: &[&str], got: Option<&str>) -> Scored {
    let answered =
        got.map(|topic| json!({"version": 1, "outcome": "draft", "topic": topic, "confidence": 0.9}));
    let id = format!("{accepted:?} {got:?}");
    scored(json!({"id": id, "expect": {"topic_accept": accepted}, "answered": answered}))
}

fn class<'a>(topics: &'a Topics, name: &str) -> &'a Class {
    topics.per_topic.iter().find(|class| class.topic == name).unwrap()
}

fn values(class: &Class) -> (Option<f64>, Option<f64>) {
    (class.precision.map(|metric| metric.value), class.recall.map(|metric| metric.value))
}

#[test]
fn precision_is_over_what_was_answered_and_recall_over_what_was_asked_for() {
    let cases = [
        case(&["billing"], Some("billing")),
        case(&["billing"], Some("account")),
        case(&["account"], Some("account")),
        case(&["spam"], None),
    ];
    let all = topics(&cases);
    let strict = &all["topic_strict"];
    assert_eq!(values(class(strict, "billing")), (Some(1.0), Some(0.5)));
    assert_eq!(values(class(strict, "account")), (Some(0.5), Some(1.0)));
    assert_eq!(values(class(strict, "spam")), (None, Some(0.0)));
    let two_thirds = 2.0 / 3.0;
    assert!((strict.macro_f1 - (two_thirds + two_thirds) / 3.0).abs() < 1e-12, "{}", strict.macro_f1);
}

#[test]
fn a_miss_is_shared_by_the_topics_that_would_have_been_right() {
    let delivery = ["late_delivery", "order_status"];
    let cases = [case(&delivery, Some("late_delivery")), case(&delivery, Some("billing"))];
    let all = topics(&cases);
    let (late, status) =
        (class(&all["topic_strict"], "late_delivery"), class(&all["topic_strict"], "order_status"));
    assert_eq!((values(late).1, values(status).1), (Some(1.0 / 1.5), Some(0.0)));
}

#[test]
fn a_label_that_accepts_nearly_everything_asks_for_nothing() {
    let many = ["billing", "account", "technical", "general_question"];
    let all = topics(&[case(&many, Some("account")), case(&many, Some("spam"))]);
    let names: Vec<&str> = all["topic_strict"].per_topic.iter().map(|class| class.topic.as_str()).collect();
    assert_eq!(names, ["account", "spam"], "only what was answered");
}

#[test]
fn the_matrix_counts_what_each_label_was_taken_for() {
    let delivery = ["order_status", "late_delivery"];
    let cases = [
        case(&delivery, Some("late_delivery")),
        case(&delivery, Some("late_delivery")),
        case(&delivery, None),
    ];
    let answered = BTreeMap::from([("late_delivery".to_owned(), 2), (NOTHING.to_owned(), 1)]);
    let expected = vec!["late_delivery".to_owned(), "order_status".to_owned()];
    assert_eq!(topics(&cases)["topic_strict"].confusion, [Row { expected, n: 3, answered }]);
}

#[test]
fn a_suite_without_topics_has_none() {
    assert!(topics(&[scored(json!({}))]).is_empty());
}
