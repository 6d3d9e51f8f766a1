//! A reply names no product that was not looked up.

use super::Told;
use super::wish::is_wished_or_denied;
use crate::checks::judged::Judged;
use crate::checks::read::whole_words;
use api::CheckView;
use std::cmp::Reverse;
use std::ops::Range;

/// Of several names in the same words the longest is told.
pub fn check(judged: &Judged<'_>) -> Vec<CheckView> {
    let (Some(shown), Some(told)) = (judged.input.products, &judged.told) else { return Vec::new() };
    let mut names: Vec<&str> =
        shown.named.iter().map(String::as_str).filter(|name| is_strange(judged, told, name)).collect();
    names.sort_by_key(|name| (Reverse(name.len()), *name));
    let mut found: Vec<(Range<usize>, CheckView)> = Vec::new();
    for name in names {
        let all = whole_words(&judged.letter.body, name);
        let words = all.filter(|words| judged.letter.by_person(words) && !is_wished_or_denied(judged, words));
        for words in words {
            if !found.iter().any(|(other, _)| other.start <= words.start && words.end <= other.end) {
                found.push((words.clone(), fault(judged, &words)));
            }
        }
    }
    found.into_iter().map(|(_, check)| check).collect()
}

/// The shop may bear the name of what it sells, and so may its customer.
fn is_strange(judged: &Judged<'_>, told: &Told<'_>, name: &str) -> bool {
    let people = [&judged.input.policy.shop_name, &judged.input.customer.name];
    !told.is_name(name) && people.into_iter().all(|known| whole_words(known, name).next().is_none())
}

fn fault(judged: &Judged<'_>, words: &Range<usize>) -> CheckView {
    let paragraph = judged.letter.paragraph(words.start);
    let message = format!("¶{paragraph} names {}, which this draft did not look up", judged.text(words));
    judged.letter.finding("product", judged.warn_a_person(words), words, message)
}
