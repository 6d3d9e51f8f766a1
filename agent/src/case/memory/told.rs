//! Memory as an engine reads it: open promises first, then entries, the newest first, each with where it comes from.

use super::{MemoryEntry, Promise};
use api::MemoryRole;

/// One line a promise or entry.
pub fn told(entries: &[MemoryEntry], promises: &[Promise]) -> Vec<String> {
    let promises = promises.iter().map(|promise| {
        let words = promise.what.words(promise.order_id);
        format!("we owe, {}, {}: {words}", day(promise.since), promise.source)
    });
    let entries = entries.iter().rev().map(|entry| {
        let who = match entry.role {
            MemoryRole::Customer => "customer",
            MemoryRole::Shop => "shop",
        };
        let ids = if entry.ids.is_empty() { String::new() } else { format!(" [{}]", entry.ids.join(", ")) };
        format!("{who}, {}, {}: {}{ids}", day(entry.at), entry.source, entry.text)
    });
    promises.chain(entries).collect()
}

fn day(at: api::Time) -> String {
    at.strftime("%Y-%m-%d").to_string()
}

#[cfg(test)]
mod tests {
    use super::super::Promised;
    use super::*;
    use api::Time;

    #[test]
    fn what_we_owe_comes_first_then_the_newest_with_its_source() {
        let entry = |number: i64, role, text: &str| MemoryEntry {
            role,
            source: format!("<{number}@m>"),
            at: Time::from_second(number * 86_400).unwrap(),
            text: text.to_owned(),
            ids: vec!["1002".to_owned()],
            promises: Vec::new(),
        };
        let entries = vec![
            entry(0, MemoryRole::Customer, "Where is 1002?"),
            entry(1, MemoryRole::Shop, "It is on its way."),
        ];
        let owed = Promise {
            what: Promised::CarrierAnswer,
            order_id: 1002,
            delivery_id: 9,
            since: Time::from_second(86_400).unwrap(),
            source: "<1@m>".to_owned(),
        };
        assert_eq!(
            told(&entries, &[owed]),
            [
                "we owe, 1970-01-02, <1@m>: Tell what the carrier says about order 1002",
                "shop, 1970-01-02, <1@m>: It is on its way. [1002]",
                "customer, 1970-01-01, <0@m>: Where is 1002? [1002]",
            ]
        );
    }
}
