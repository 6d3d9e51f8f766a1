//! What the CRM's answer means for an effect.

use crate::mailer::SendError;
use crate::outside::{Answer, Lost};

/// So much of the CRM's own words is kept.
const WORDS: usize = 300;

/// 2xx: done. 429 and 5xx: not done, later. Anything else: not done, never. No answer, or a gateway's word that it has
/// none: nobody knows.
pub(super) fn verdict(answered: Result<Answer, Lost>) -> Result<(), SendError> {
    let answer = answered.map_err(|lost| match lost {
        Lost::Unreached(why) => SendError::passing(format!("the CRM: {why}")),
        Lost::Unheard(why) => SendError::Unknown(format!("the CRM: {why}")),
    })?;
    let words = words(&answer);
    match answer.status {
        200..=299 => Ok(()),
        504 => Err(SendError::Unknown(words)),
        429 | 500..=599 => Err(SendError::Passing { why: words, after: answer.retry_after }),
        _ => Err(SendError::Final(words)),
    }
}

fn words(answer: &Answer) -> String {
    let plain = answer.text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let text: String = plain.take(WORDS).collect();
    match text.trim() {
        "" => format!("the CRM answered {}", answer.status),
        text => format!("the CRM answered {}: {text}", answer.status),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn of(status: u16) -> Result<(), SendError> {
        let retry_after = Some(Duration::from_secs(90));
        verdict(Ok(Answer { status, retry_after, text: "because\nof it".to_owned() }))
    }

    #[test]
    fn an_answer_is_done_or_later_or_never_or_unknown() {
        for (status, expected) in [
            (200, "done"),
            (204, "done"),
            (301, "never"),
            (400, "never"),
            (401, "never"),
            (409, "never"),
            (422, "never"),
            (429, "later"),
            (500, "later"),
            (503, "later"),
            (504, "unknown"),
        ] {
            let means = match of(status) {
                Ok(()) => "done",
                Err(SendError::Passing { after, .. }) => {
                    assert_eq!(after, Some(Duration::from_secs(90)));
                    "later"
                }
                Err(SendError::Final(why)) => {
                    assert_eq!(why, format!("the CRM answered {status}: because of it"));
                    "never"
                }
                Err(SendError::Unknown(_)) => "unknown",
            };
            assert_eq!(means, expected, "{status}");
        }
    }

    #[test]
    fn what_was_never_said_is_said_later_and_what_may_have_been_heard_is_unknown() {
        assert!(matches!(verdict(Err(Lost::Unreached("x"))), Err(SendError::Passing { .. })));
        assert!(matches!(verdict(Err(Lost::Unheard("x"))), Err(SendError::Unknown(_))));
    }
}
