//! Header fields: ids, references, and all of them for telling machines from people.

use mail_parser::{HeaderValue, Message};
use std::collections::BTreeMap;

/// RFC 5322 section 2.1.1: so many characters a line.
pub const LINE: usize = 998;
/// As many as an event may have.
const HEADERS: usize = 200;
const REFERENCES: usize = 200;
/// A signature of a long chain of servers.
const VALUE: usize = 4_000;
const NAME: usize = 100;

/// The text on one line, at most `most` characters long.
pub fn one_line(text: &str, most: usize) -> String {
    let words: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    words.trim().chars().take(most).collect()
}

pub fn message_id(mail: &Message<'_>) -> Option<String> {
    mail.message_id().and_then(bracketed)
}

/// The ids of In-Reply-To or References, in brackets, in order.
pub fn ids(value: &HeaderValue<'_>) -> Vec<String> {
    match value {
        HeaderValue::Text(id) => bracketed(id).into_iter().collect(),
        HeaderValue::TextList(ids) => ids.iter().filter_map(|id| bracketed(id)).collect(),
        _ => Vec::new(),
    }
}

/// The last ones, which are nearest to this mail.
pub fn references(mail: &Message<'_>) -> Vec<String> {
    let mut all = ids(mail.references());
    let further = ids(mail.in_reply_to()).into_iter().skip(1);
    all.extend(further);
    all.split_off(all.len().saturating_sub(REFERENCES))
}

fn bracketed(id: &str) -> Option<String> {
    let id = one_line(id.trim_matches(['<', '>', ' ']), LINE - 2);
    (!id.is_empty()).then(|| format!("<{id}>"))
}

/// Every field's first value, unfolded, by its name as written.
pub fn all(mail: &Message<'_>, raw: &[u8]) -> BTreeMap<String, String> {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for header in mail.headers() {
        let bytes = raw.get(header.offset_start as usize..header.offset_end as usize).unwrap_or_default();
        let (name, value) = (one_line(header.name(), NAME), String::from_utf8_lossy(bytes));
        let is_new = !known.keys().any(|known| known.eq_ignore_ascii_case(&name));
        if is_new && known.len() < HEADERS && !name.is_empty() {
            known.insert(name, one_line(&value, VALUE));
        }
    }
    known
}
