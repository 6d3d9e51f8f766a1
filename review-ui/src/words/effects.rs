//! Of what an approval set in motion.

use api::{EffectState, ResolveVerdict};

pub const AFTER: &str = "After the approval";
pub const THE_MAIL: &str = "The mail as approved";
pub const RETRY: &str = "Retry";
pub const BY_HAND: &str = "Done by hand";
pub const DROP: &str = "Drop it";
pub const DID_GO_OUT: &str = "It did go out";
pub const DID_HAPPEN: &str = "It did happen";
pub const SEND_AGAIN: &str = "Send again";
pub const DO_AGAIN: &str = "Do it again";
pub const KEPT_WITH_NAME: &str = "Your answer is kept with your name.";
pub const DROP_MAIL: &str = "Drop the mail and write anew";
pub const MEND_ADDRESS: &str =
    "To mend the address, drop the mail: a new version comes, and you can change its recipients.";
pub const NOTE: &str = "What was done, or how you know (optional)";
pub const MESSAGE_ID: &str = "Message-ID";
pub const IDEMPOTENCY_KEY: &str = "Idempotency key";
pub const UNKNOWN_MAIL: &str = "We cannot know whether the mail went out";
pub const UNKNOWN_MAIL_RISK: &str = "Sending again may give the customer two copies.";
pub const UNKNOWN_ACTION_RISK: &str = "Doing it again may do it twice.";

pub fn unknown_action(what: &str) -> String {
    format!("We cannot know whether it happened: {what}")
}

pub fn state(state: EffectState) -> &'static str {
    match state {
        EffectState::Held => "Held",
        EffectState::Ready => "Next",
        EffectState::Dispatching => "Running",
        EffectState::Done => "Done",
        EffectState::Failed => "Failed",
        EffectState::Unknown => "Unknown",
        EffectState::Cancelled => "Cancelled",
    }
}

pub fn attempt(number: i64) -> String {
    if number <= 1 { "first attempt".to_owned() } else { format!("attempt {number}") }
}

pub fn tally(number: usize, state: EffectState) -> String {
    let word = match state {
        EffectState::Held => "held until the undo closes",
        EffectState::Ready => "waiting",
        EffectState::Dispatching => "running",
        EffectState::Done => "done",
        EffectState::Failed => "failed",
        EffectState::Unknown => "unknown",
        EffectState::Cancelled => "cancelled",
    };
    format!("{number} {word}")
}

pub fn tried(times: i64) -> String {
    if times == 1 { "Tried 1 time, last".to_owned() } else { format!("Tried {times} times, last") }
}

/// `Jonas Weber said that it happened, at 10:21.`
pub fn said(who: &str, verdict: ResolveVerdict, clock: &str) -> String {
    let what = match verdict {
        ResolveVerdict::Happened => "said that it happened",
        ResolveVerdict::SendAgain => "had it done again",
        ResolveVerdict::Drop => "dropped it",
    };
    format!("{who} {what}, at {clock}.")
}
