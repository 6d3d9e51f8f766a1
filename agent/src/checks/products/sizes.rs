//! Every size in a reply is a size of the product that it stands beside.

use super::wish::is_wished_or_denied;
use crate::checks::judged::Judged;
use crate::checks::read::{Figure, Size};
use api::CheckView;

pub fn check(judged: &Judged<'_>) -> Vec<CheckView> {
    let Some(told) = &judged.told else { return Vec::new() };
    let is_known = |size: &&Size| match judged.letter.by_person(&size.range) {
        true => {
            let meant = told.meant(&judged.letter, &size.range);
            let is_theirs = |said: &Figure| meant.ones.iter().any(|one| told.is_size_of(one, said));
            size.said.iter().all(is_theirs) || is_wished_or_denied(judged, &size.range)
        }
        // The agent's own words tell what was looked for as well.
        false => size.said.iter().all(|said| told.is_size(said) || judged.facts.has_size(&said.figure)),
    };
    let unknown = judged.read.sizes.iter().filter(|size| !is_known(size));
    unknown.map(|size| fault(judged, size)).collect()
}

fn fault(judged: &Judged<'_>, size: &Size) -> CheckView {
    let words = judged.text(&size.range);
    let message = format!("“{words}” is a size that no fact supports.");
    judged.letter.finding("size", judged.warn_a_person(&size.range), &size.range, message)
}
