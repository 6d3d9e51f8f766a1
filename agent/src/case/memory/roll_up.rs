//! Rolling up: what stays whole, what is told in a line, and what is left out when the budget is used.

use super::{MemoryEntry, WHOLE};
use std::collections::BTreeSet;

/// Characters of a token, and what an entry's role and day cost beside its words: an estimate that needs no
/// engine's vocabulary and errs on the large side for English.
const CHARS_A_TOKEN: usize = 4;
const FRAME_TOKENS: usize = 8;
/// Characters of the one sentence that an older entry keeps.
const LINE_CHARS: usize = 90;

/// What an entry costs: a token for each four characters of its words, numbers, promises and source, and eight more.
pub fn tokens(entry: &MemoryEntry) -> usize {
    let listed = entry.ids.iter().chain(&entry.promises).map(|words| words.chars().count() + 1);
    let chars = entry.text.chars().count() + entry.source.chars().count() + listed.sum::<usize>();
    chars.div_ceil(CHARS_A_TOKEN) + FRAME_TOKENS
}

/// At most `budget` tokens of these entries, which stand oldest first and so come back.
///
/// The newest [`WHOLE`] stay whole as long as they take half the budget, the very newest always. Everything older is
/// told in its first sentence; its numbers and promises stay verbatim. Where even that is too much, entries with a
/// promise stay before those with a number that no newer one names, those before the rest, and newer before older.
/// Rolling up what is rolled up changes nothing.
pub fn roll_up(mut entries: Vec<MemoryEntry>, budget: usize) -> Vec<MemoryEntry> {
    let whole = whole(&entries, budget);
    let mut newest = entries.split_off(entries.len() - whole);
    if let [only] = newest.as_mut_slice() {
        shortened(only, budget);
    }
    let left = budget.saturating_sub(newest.iter().map(tokens).sum());
    let mut all = in_lines(entries, &newest, left);
    all.append(&mut newest);
    all
}

/// The same of entries that are old already: none of them stays whole.
pub fn digest(older: Vec<MemoryEntry>, budget: usize) -> Vec<MemoryEntry> {
    in_lines(older, &[], budget)
}

fn in_lines(older: Vec<MemoryEntry>, newest: &[MemoryEntry], budget: usize) -> Vec<MemoryEntry> {
    let order = by_worth(&older, newest);
    let lines: Vec<MemoryEntry> = older.into_iter().map(in_a_line).collect();
    let (mut left, mut is_kept) = (budget, vec![false; lines.len()]);
    for at in order {
        if let Some(rest) = left.checked_sub(tokens(&lines[at])) {
            (left, is_kept[at]) = (rest, true);
        }
    }
    lines.into_iter().zip(is_kept).filter_map(|(line, is_kept)| is_kept.then_some(line)).collect()
}

/// How many of the newest entries stay whole.
fn whole(entries: &[MemoryEntry], budget: usize) -> usize {
    let mut used = 0;
    let fits = |(number, entry): &(usize, &MemoryEntry)| {
        used += tokens(entry);
        *number == 0 || used <= budget / 2
    };
    entries.iter().rev().take(WHOLE).enumerate().take_while(fits).count()
}

/// Cut to the budget: a single entry may be longer than all that is allowed.
fn shortened(entry: &mut MemoryEntry, budget: usize) {
    let over = tokens(entry).saturating_sub(budget) * CHARS_A_TOKEN;
    let keep = entry.text.chars().count().saturating_sub(over);
    entry.text = entry.text.chars().take(keep).collect();
    while tokens(entry) > budget && entry.ids.pop().is_some() {}
}

fn in_a_line(entry: MemoryEntry) -> MemoryEntry {
    MemoryEntry { text: first_sentence(&entry.text), ..entry }
}

/// To the first full stop behind two words or more, at most a line, cut between words.
fn first_sentence(text: &str) -> String {
    let mut sentence = String::new();
    for (number, word) in text.split_whitespace().enumerate() {
        if number > 0 {
            sentence.push(' ');
        }
        sentence.push_str(word);
        if number > 0 && word.ends_with(['.', '?', '!']) {
            break;
        }
    }
    if sentence.chars().count() <= LINE_CHARS {
        return sentence;
    }
    let line: String = sentence.chars().take(LINE_CHARS - 1).collect();
    let line = line.rsplit_once(' ').map_or(line.as_str(), |(words, _)| words);
    format!("{line}…")
}

/// Places in `older`, the most worth keeping first.
fn by_worth(older: &[MemoryEntry], newest: &[MemoryEntry]) -> Vec<usize> {
    let mut named: BTreeSet<&str> = newest.iter().flat_map(|entry| &entry.ids).map(String::as_str).collect();
    let mut ranked: Vec<(u8, usize)> = Vec::new();
    for (at, entry) in older.iter().enumerate().rev() {
        let is_news = entry.ids.iter().filter(|id| named.insert(id)).count() > 0;
        let worth = match (entry.promises.is_empty(), is_news) {
            (false, _) => 0,
            (true, true) => 1,
            (true, false) => 2,
        };
        ranked.push((worth, at));
    }
    ranked.sort_by_key(|(worth, at)| (*worth, std::cmp::Reverse(*at)));
    ranked.into_iter().map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use api::{MemoryRole, Time};
    use proptest::prelude::*;

    fn entry(number: usize, text: &str, ids: &[&str]) -> MemoryEntry {
        MemoryEntry {
            role: if number.is_multiple_of(2) { MemoryRole::Customer } else { MemoryRole::Shop },
            source: format!("<{number}@m>"),
            at: Time::UNIX_EPOCH,
            text: text.to_owned(),
            ids: ids.iter().map(|id| (*id).to_owned()).collect(),
            promises: Vec::new(),
        }
    }

    fn long(number: usize) -> MemoryEntry {
        entry(number, &format!("Entry {number} says one thing. {}", "And then much more. ".repeat(20)), &[])
    }

    fn cost(entries: &[MemoryEntry]) -> usize {
        entries.iter().map(tokens).sum()
    }

    #[test]
    fn a_short_case_is_recalled_as_it_is() {
        let entries = [entry(0, "Where is 1002?", &["1002"]), entry(1, "On its way.", &[])];
        assert_eq!(roll_up(entries.to_vec(), 500), entries);
    }

    #[test]
    fn older_entries_are_told_in_their_first_sentence() {
        let entries: Vec<_> = (0..10).map(long).collect();
        let recalled = roll_up(entries.clone(), 2000);
        assert_eq!(recalled[0].text, "Entry 0 says one thing.");
        assert_eq!(recalled[9], entries[9]);
    }

    #[test]
    fn a_number_outlives_the_words_around_it_and_a_promise_outlives_both() {
        let mut entries: Vec<_> = (0..80).map(long).collect();
        entries[2] = entry(2, "My order is the one below, thanks.", &["order 1002"]);
        entries[5].promises.push("Refund part of the delivery fee".to_owned());
        let recalled = roll_up(entries, 300);
        assert!(recalled.iter().any(|entry| entry.ids == ["order 1002"]), "{recalled:#?}");
        assert!(recalled.iter().any(|entry| !entry.promises.is_empty()));
        assert!(cost(&recalled) <= 300 && recalled.len() < 20, "{}", recalled.len());
    }

    #[test]
    fn of_two_entries_with_one_number_the_newer_is_worth_more() {
        let mut entries: Vec<_> = (0..40).map(long).collect();
        entries[3] = entry(3, "An early word on it.", &["1002"]);
        entries[9] = entry(9, "A later word on it.", &["1002"]);
        let budget = tokens(&entries[39]) + tokens(&entries[9]);
        let texts: Vec<_> = roll_up(entries.clone(), budget).into_iter().map(|entry| entry.text).collect();
        assert_eq!(texts, [entries[9].text.clone(), entries[39].text.clone()]);
    }

    proptest! {
        #[test]
        fn no_case_is_larger_than_its_budget(
            texts in prop::collection::vec((".{0,400}", prop::collection::vec("[A-Z]{2}[0-9]{4,9}", 0..4)), 1..60),
            budget in 64_usize..3000,
        ) {
            let made = texts.iter().enumerate().map(|(number, (text, ids))| {
                entry(number, text, &ids.iter().map(String::as_str).collect::<Vec<_>>())
            });
            let entries: Vec<_> = made.collect();
            let once = roll_up(entries.clone(), budget);
            prop_assert!(cost(&once) <= budget, "{} of {budget}", cost(&once));
            prop_assert_eq!(&once.last().unwrap().source, &entries.last().unwrap().source);
            prop_assert_eq!(roll_up(once.clone(), budget), once);
        }
    }
}
