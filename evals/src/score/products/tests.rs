use super::*;
use crate::example::draft;
use serde_json::json;

fn played(changes: Value) -> Played {
    let draft = draft(changes);
    Played { proposal: Some(draft.clone()), versions: vec![draft], ..Played::default() }
}

fn product(id: i64) -> Value {
    json!({"product_id": id, "name": "Air Max", "brand": "Nike", "colour": "Red", "size": "9.5", "material": "Leather",
           "price": {"minor": 12999, "currency": "USD"}})
}

fn degree(stem: &str, expect: &Value, played: &Played, name: &str) -> Option<f64> {
    let mut tally = Tally::default();
    score(stem, expect, played, &mut tally);
    tally.parts.get(name).map(|part| part.got)
}

/// Precision and recall.
fn matched(ids: &[i64], expect: Value) -> Option<(f64, f64)> {
    let matches: Vec<Value> = ids.iter().map(|id| product(*id)).collect();
    let played =
        played(json!({"products": {"matches": matches, "alternatives": [product(99)], "availability": []}}));
    let of = |name| degree("match", &expect, &played, name);
    of("match_precision").zip(of("match_recall"))
}

#[test]
fn a_filter_is_compared_group_by_group_over_what_the_label_tells() {
    let expect = json!({"any_of": [{"colour": ["red", "black"], "size": [9.5], "weight_g": {"lt": 250.0}}]});
    let group = json!({"colour": ["black", "red"], "size": [9.5], "weight_g": {"lt": 250}, "material": ["mesh"], "text": ["light"]});
    let of = |groups: Value| {
        let played = played(json!({"filter": {"answerable": true, "any_of": groups}}));
        degree("filters", &expect, &played, "filter_exact") == Some(1.0)
    };
    assert!(of(json!([group])));
    assert!(of(json!([group, {"text": ["fast"]}])), "free text alone is no group of the label");
    for wrong in
        [json!([]), json!([{"colour": ["red", "black"], "size": [9.5]}]), json!([group, {"brand": ["nike"]}])]
    {
        assert!(!of(wrong.clone()), "{wrong}");
    }
    let unanswerable = json!({"answerable": false, "any_of": []});
    assert_eq!(degree("filters", &unanswerable, &played(json!({})), "filter_exact"), Some(1.0));
}

#[test]
fn matches_have_precision_and_recall_and_alternatives_do_not_count() {
    let hit = |precision, recall| Some((precision, recall));
    assert_eq!(matched(&[8, 9], json!({"product_ids": [8]})), hit(0.5, 1.0));
    assert_eq!(matched(&[8], json!({"product_ids": [8, 9]})), hit(1.0, 0.5));
    assert_eq!(matched(&[], json!({"product_ids": []})), hit(1.0, 1.0));
    assert_eq!(matched(&[], json!({"product_ids": [8]})), hit(0.0, 0.0));
    assert_eq!(matched(&[8], json!({"product_ids": []})), hit(0.0, 0.0));
    assert_eq!(matched(&[8], json!({"product_ids": [8], "disputed": ["another brand"]})), None);
}

#[test]
fn quantities_count_only_where_the_product_is_right() {
    let expect = json!({"product_id": 8, "quantity": 0, "restock": [{"date": "2026-02-10", "quantity": 45}]});
    let of = |ids: &[i64], restock: Value| {
        let matches: Vec<Value> = ids.iter().map(|id| product(*id)).collect();
        let availability = json!([{"product_id": 8, "quantity": 0, "restock": restock}]);
        let played = played(
            json!({"products": {"matches": matches, "alternatives": [], "availability": availability}}),
        );
        let of = |name| degree("availability", &expect, &played, name);
        (of("product_exact"), of("quantities_exact"))
    };
    let right = json!([{"date": "2026-02-10", "quantity": 45}]);
    assert_eq!(of(&[8], right.clone()), (Some(1.0), Some(1.0)));
    assert_eq!(of(&[8], json!([])), (Some(1.0), Some(0.0)));
    assert_eq!(of(&[8, 9], right.clone()), (Some(0.0), None));
    assert_eq!(of(&[], right), (Some(0.0), None));
}
