//! Where a replay first differs from its journal: the node, the field, and what stood there then and now.

use super::Entry;
use super::ctx::Unanswered;
use serde::Serialize;
use serde_json::Value;

/// The first place where a replay went another way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    pub node: String,
    /// How often the node had run before, from 0.
    pub visit: u32,
    /// `output`, `question`, `draft` or `next`, and the way from there as a JSON pointer: `output/remedy/items/0/amount`.
    pub field: String,
    /// `None`: there was no such field.
    pub recorded: Option<Value>,
    pub now: Option<Value>,
}

impl Difference {
    /// Two drafts as they are stored, in JSON, that are not the same text.
    pub fn of_drafts(then: &str, now: &str) -> Self {
        let read = |text: &str| serde_json::from_str(text).unwrap_or_else(|_| Value::from(text));
        let place = first(&read(then), &read(now));
        // Equal values in another order of fields: the texts themselves are the difference.
        let (path, recorded, now) =
            place.unwrap_or_else(|| (String::new(), Some(then.into()), Some(now.into())));
        Self { node: "propose".to_owned(), visit: 0, field: format!("draft{path}"), recorded, now }
    }
}

/// Two runs of one step; times are left aside.
pub(super) fn between_steps(then: &Entry, now: &Entry) -> Option<Difference> {
    let Entry::Step { node, visit, output, next, .. } = then else { return None };
    let Entry::Step { node: node_now, visit: visit_now, output: output_now, next: next_now, .. } = now else {
        return None;
    };
    let at = |field: String, recorded: Option<Value>, now: Option<Value>| Difference {
        node: node.clone(),
        visit: *visit,
        field,
        recorded,
        now,
    };
    let word = |text: &str| Some(Value::from(text));
    if (node, visit) != (node_now, visit_now) {
        return Some(at("node".to_owned(), word(node), word(node_now)));
    }
    if let Some((path, recorded, now)) = first(output, output_now) {
        return Some(at(format!("output{path}"), recorded, now));
    }
    (next != next_now).then(|| at("next".to_owned(), word(next), word(next_now)))
}

/// A node asks what its journal has no answer to: shown beside what it asked then.
pub(super) fn between_questions(recorded: &[Entry], new: Unanswered) -> Difference {
    let Unanswered { node, visit, question } = new;
    let then = recorded.iter().find_map(|entry| match entry {
        Entry::Asked { node: by, visit: at, question: then, .. } => {
            (by == node.as_str() && *at == visit && then["ask"] == question["ask"]).then_some(then)
        }
        Entry::Step { .. } => None,
    });
    let place = then.and_then(|then| first(then, &question));
    let (path, recorded, now) = place.unwrap_or_else(|| (String::new(), None, Some(question)));
    Difference { node: node.as_str().to_owned(), visit, field: format!("question{path}"), recorded, now }
}

type Place = (String, Option<Value>, Option<Value>);

/// The first place, in the order of the recorded one, where two values are not the same text.
fn first(then: &Value, now: &Value) -> Option<Place> {
    match (then, now) {
        (Value::Object(was), Value::Object(is)) => {
            let gone = was.iter().find_map(|(key, value)| under(key, Some(value), is.get(key)));
            let come = || {
                is.iter()
                    .filter(|(key, _)| !was.contains_key(*key))
                    .find_map(|(k, v)| under(k, None, Some(v)))
            };
            gone.or_else(come)
        }
        (Value::Array(was), Value::Array(is)) => (0..was.len().max(is.len()))
            .find_map(|index| under(&index.to_string(), was.get(index), is.get(index))),
        (was, is) => (was != is).then(|| (String::new(), Some(was.clone()), Some(is.clone()))),
    }
}

fn under(key: &str, was: Option<&Value>, is: Option<&Value>) -> Option<Place> {
    let (path, was, is) = match (was, is) {
        (Some(was), Some(is)) => first(was, is)?,
        (was, is) => (String::new(), was.cloned(), is.cloned()),
    };
    let key = key.replace('~', "~0").replace('/', "~1");
    Some((format!("/{key}{path}"), was, is))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_first_field_that_differs_is_named_by_its_way() {
        for (then, now, way) in [
            (json!({ "a": [1, { "b": 2 }] }), json!({ "a": [1, { "b": 3 }] }), "/a/1/b"),
            (json!({ "a": 1, "b": 2 }), json!({ "a": 1 }), "/b"),
            (json!({ "a": 1 }), json!({ "a": 1, "x/y": 2 }), "/x~1y"),
            (json!([1, 2]), json!([1, 2, 3]), "/2"),
            (json!(1), json!("1"), ""),
            (json!(1), json!(1.0), ""),
        ] {
            assert_eq!(first(&then, &now).map(|(path, ..)| path).as_deref(), Some(way), "{then} {now}");
        }
        assert_eq!(first(&json!({ "a": [1, null] }), &json!({ "a": [1, null] })), None);
    }
}
