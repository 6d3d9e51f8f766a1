//! A JSON value as lines of a name and a value, for people who read it. Plain values; knows no browser.

use serde_json::Value;

/// More lines are folded.
pub const SHOWN: usize = 24;
/// A longer text is cut: the whole of a mail stands in its case.
const LONGEST: usize = 400;

/// `items 1 amount` and `3.00`. A list's entries are counted from 1; what is empty is left out.
pub fn lines(value: &Value) -> Vec<(String, String)> {
    let mut all = Vec::new();
    walk(&mut Vec::new(), value, &mut all);
    all
}

fn walk(way: &mut Vec<String>, value: &Value, all: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                way.push(name.replace('_', " "));
                walk(way, value, all);
                way.pop();
            }
        }
        Value::Array(entries) => {
            for (number, value) in entries.iter().enumerate() {
                way.push((number + 1).to_string());
                walk(way, value, all);
                way.pop();
            }
        }
        Value::Null => {}
        Value::String(text) if text.is_empty() => {}
        Value::String(text) => all.push((way.join(" "), cut(text))),
        other => all.push((way.join(" "), other.to_string())),
    }
}

fn cut(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST).chain("…".chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_value_is_read_line_by_line() {
        let value = json!({ "order_id": 1007, "note": null, "items": [{ "late": true }, { "name": "" }], "by": "sam" });
        let mut read = lines(&value);
        read.sort();
        let expected = [("by", "sam"), ("items 1 late", "true"), ("order id", "1007")];
        assert_eq!(read, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let read = lines(&json!("ä".repeat(500)));
        assert_eq!(read[0].1.chars().count(), 401);
    }
}
