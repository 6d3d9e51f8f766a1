//! Every number that was asked about is answered.

use super::judged::Judged;
use super::letter::short_hash;
use super::read::normalised;
use api::{CheckView, Outcome, Severity};

pub fn check(judged: &Judged<'_>) -> Vec<CheckView> {
    match judged.input.outcome {
        Outcome::Draft | Outcome::Refused => missing(judged).map(|number| fault(judged, number)).collect(),
        // A question, a holding reply or none answers nothing yet.
        Outcome::NeedInfo | Outcome::NoReply | Outcome::Escalate => Vec::new(),
    }
}

/// The numbers that the reply does not mention.
pub fn missing<'j>(judged: &'j Judged<'_>) -> impl Iterator<Item = &'j String> {
    let body = normalised(&judged.letter.body);
    judged.input.asked.iter().filter(move |number| !mentions(judged, &body, number))
}

/// By the number itself: `order 1007` is answered by `order no. 1007`.
fn mentions(judged: &Judged<'_>, body: &str, number: &str) -> bool {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let key = normalised(number);
    let told = |id: &super::read::Id| id.key == key || id.key == digits;
    judged.read.ids.iter().any(told) || (key.len() >= 6 && body.contains(&key))
}

fn fault(judged: &Judged<'_>, number: &str) -> CheckView {
    let severity = if judged.input.original.is_some() { Severity::Warn } else { Severity::Block };
    let message = format!("{number} was asked about and is not answered");
    CheckView {
        id: format!("unanswered:{}", short_hash(&[number])),
        severity,
        message,
        segment_id: None,
        words: None,
    }
}
