//! `parse_fields`: the fields of a raw mail that the label states.

use super::tidy;
use crate::play::ReadMail;
use serde_json::Value;

const FIELDS: [&str; 8] =
    ["subject", "from", "to", "message_id", "in_reply_to", "references", "text", "attachments"];

/// How many fields the label states, and which of them are wrong.
pub fn fields(expect: &Value, mail: Option<&ReadMail>) -> (usize, Vec<String>) {
    let stated: Vec<&str> = FIELDS.into_iter().filter(|field| expect.get(field).is_some()).collect();
    let wrong: Vec<String> = stated
        .iter()
        .filter(|field| !mail.is_some_and(|mail| is_right(field, &expect[**field], mail)))
        .map(|field| format!("{field}: expected {}", expect[*field]))
        .collect();
    (stated.len(), wrong)
}

fn is_right(field: &str, expected: &Value, mail: &ReadMail) -> bool {
    let (detail, view) = (&mail.email, &mail.email.email);
    let bare_all = |ids: &mut dyn Iterator<Item = &String>| ids.map(|id| bare(id)).collect::<Vec<_>>();
    match field {
        "subject" => expected.as_str().is_some_and(|subject| subject.trim() == view.subject.trim()),
        "from" => people(expected) == read_people(std::slice::from_ref(&view.from)),
        "to" => people(expected) == read_people(&view.to),
        "message_id" => ids(expected) == [bare(&view.message_id)],
        "in_reply_to" => ids(expected) == bare_all(&mut detail.in_reply_to.iter()),
        "references" => ids(expected) == bare_all(&mut detail.references.iter()),
        "text" => is_told(expected, mail),
        "attachments" => expected.as_u64() == Some(view.attachments.len() as u64),
        _ => false,
    }
}

/// The plain parts, in order and nothing between them. A mail that is only HTML has none: its text is the page's.
fn is_told(expected: &Value, mail: &ReadMail) -> bool {
    let parts = expected.as_array().into_iter().flatten().filter_map(Value::as_str).map(tidy);
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    let got = tidy(&mail.email.body);
    match parts.is_empty() {
        true => mail.page.is_some() || got.is_empty(),
        false => got == tidy(&parts.join("\n\n")),
    }
}

/// Name and address.
type Person = (Option<String>, Option<String>);

/// `[["Ada", "a@b"], [null, "c@d"]]`.
fn people(expected: &Value) -> Vec<Person> {
    let pairs = expected.as_array().into_iter().flatten();
    pairs.map(|pair| (some(pair[0].as_str()), some(pair[1].as_str()))).collect()
}

fn some(word: Option<&str>) -> Option<String> {
    word.map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned)
}

/// `Ada <a@b>`, one a string.
fn read_people(written: &[String]) -> Vec<Person> {
    written.iter().filter(|text| !text.trim().is_empty()).map(|text| person(text)).collect()
}

fn person(text: &str) -> Person {
    match text.trim().strip_suffix('>').and_then(|rest| rest.rsplit_once('<')) {
        Some((name, email)) => (some(Some(&unquoted(name))), some(Some(email))),
        None if text.contains('@') => (None, some(Some(text))),
        None => (some(Some(&unquoted(text))), None),
    }
}

fn unquoted(name: &str) -> String {
    let name = name.trim();
    let inner = name.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(name);
    inner.replace("\\\"", "\"")
}

fn bare(id: &str) -> String {
    id.trim().trim_start_matches('<').trim_end_matches('>').trim().to_owned()
}

/// One id or a list of them.
fn ids(expected: &Value) -> Vec<String> {
    let id = |value: &Value| bare(value.as_str().unwrap_or_default());
    match expected {
        Value::Array(list) => list.iter().map(id).collect(),
        one => vec![id(one)],
    }
}
