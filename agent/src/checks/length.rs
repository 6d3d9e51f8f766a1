//! A reply that nobody will read to its end.

use super::judged::Judged;
use api::{CheckView, Severity};

/// Characters.
const LONG: usize = 2_000;

pub fn check(judged: &Judged<'_>) -> Vec<CheckView> {
    let characters = judged.letter.body.chars().count();
    let message = format!("The reply is {characters} characters long");
    let fault = || judged.letter.finding("length", Severity::Warn, &(0..0), message);
    (characters > LONG).then(fault).into_iter().collect()
}
