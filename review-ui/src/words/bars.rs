//! Of the bars above the case, and of what went wrong.

#[cfg(target_family = "wasm")]
use crate::client::Fault;

pub const READING_AGAIN: &str = "The facts are read again.";
pub const NOTHING_TO_MERGE: &str = "The server has no edit of yours to carry over.";

pub const YOU: &str = "You";
pub const RETRY: &str = "Retry";
pub const NEXT_CASE: &str = "Next case";
pub const TAKE_OVER: &str = "Take over";
pub const READ_AGAIN: &str = "Read them again";
pub const FACTS_FRESH: &str = "The facts are not too old; nothing has to be read again.";
pub const SHOW_NEW: &str = "Show what is new";
pub const DISMISS: &str = "Dismiss";
pub const RECONNECTING: &str = "Reconnecting.";
pub const RECONNECTING_REST: &str = "Typing goes on and is kept; deciding waits for the line.";
pub const FACTS_OLD: &str = "The facts are over 24 h old.";
pub const FACTS_OLD_REST: &str = "Nothing was decided.";
pub const NOT_DECIDED: &str = "This was not decided.";
pub const CASE_NOT_LOADED: &str = "This case did not load.";
pub const QUEUE_NOT_LOADED: &str = "The queue did not load.";
pub const UNREADABLE: &str = "The server's answer could not be read; load the page again.";
pub const NO_LINE: &str = "The server did not answer.";
pub const SIGNED_OUT: &str = "You are signed out.";
pub const REQUEST: &str = "Request";

pub fn wrote_again(who: &str, ago: &str) -> (String, String) {
    (format!("{who} wrote again"), format!("{ago} ago."))
}

pub fn newer_is_ready(version: i64, is_dirty: bool) -> String {
    if is_dirty {
        format!("Draft v{version} is ready; approve is off until you choose.")
    } else {
        format!("Draft v{version} is ready.")
    }
}

pub const AGENT_READS: &str = "The agent is reading it; approve is off until then.";
pub const NEWER: &str = "There is a newer draft.";

pub fn merge(version: i64) -> String {
    format!("Merge mine into v{version}")
}

pub fn show(version: i64) -> String {
    format!("Show v{version}")
}

pub fn keep_editing(version: i64) -> String {
    format!("Keep editing v{version}")
}

pub fn claimed(ago: &str, is_typing: bool) -> String {
    let typing = if is_typing { " and is typing" } else { "" };
    format!("claimed this {ago} ago{typing}.")
}

pub fn take_over_in(left: &str) -> String {
    format!("Take over in {left}")
}

pub fn decided(verdict: api::Verdict, version: i64) -> String {
    let did = match verdict {
        api::Verdict::Approve => "approved",
        api::Verdict::Reject => "rejected",
        api::Verdict::Escalate => "escalated",
        api::Verdict::Close => "closed",
    };
    format!("{did} v{version}")
}

pub fn decided_rest(clock: &str, was_edited: bool, verdict: api::Verdict) -> String {
    match verdict {
        api::Verdict::Approve if was_edited => format!("at {clock}, with an edit."),
        api::Verdict::Approve => format!("at {clock}, unchanged."),
        api::Verdict::Reject | api::Verdict::Escalate | api::Verdict::Close => format!("at {clock}."),
    }
}

pub fn answered(status: u16) -> String {
    format!("The server answered {status}.")
}

/// A refusal or a failure in one sentence. The server's own words where it has some.
#[cfg(target_family = "wasm")]
pub fn fault(fault: &Fault) -> String {
    let problem = match fault {
        Fault::Line => return NO_LINE.to_owned(),
        Fault::SignedOut => return SIGNED_OUT.to_owned(),
        Fault::Unreadable => return UNREADABLE.to_owned(),
        Fault::Problem(problem) => problem,
    };
    let ours = match problem.name() {
        "superseded" | "stale_inbound" => Some("The customer wrote again meanwhile."),
        "already_decided" => Some("It was decided meanwhile."),
        "content_changed" => {
            Some("The draft on the server differs from the one on screen; it is loaded again.")
        }
        "facts_changed" => Some("A fact changed since this draft was written; the new version is shown."),
        "claimed_by" => Some("A colleague holds the claim."),
        "wrong_password" => Some(super::session::WRONG),
        "empty_reply" => Some("The reply is empty."),
        "limit" => Some("This is above what you may decide; a lead decides it."),
        _ => None,
    };
    let words = ours.map(str::to_owned).or_else(|| problem.detail.clone());
    let mut sentence = words.unwrap_or_else(|| {
        if problem.title.is_empty() { answered(problem.status) } else { problem.title.clone() }
    });
    for field in &problem.errors {
        sentence.push_str(&format!(" {}: {}", field.field, field.message));
    }
    if let Some(id) = problem.request_id.as_ref().filter(|_| ours.is_none()) {
        sentence.push_str(&format!(" {REQUEST} {id}"));
    }
    sentence
}
