//! Of the case, its thread and the proposal.

use api::{DraftState, Outcome, Topic, Urgency};

pub const REGION: &str = "Case";
pub const CLAIMED_BY_YOU: &str = "Claimed by you";
pub const CLAIM: &str = "Claim";
pub const RELEASE: &str = "Release";
pub const SNOOZE: &str = "Snooze";
pub const WAKE: &str = "Wake now";
pub const EVIDENCE: &str = "Evidence";
pub const MORE: &str = "More";
pub const NOTE: &str = "Note";
pub const CLOSE_CASE: &str = "Close without a reply";
pub const ASSIGN: &str = "Assign to…";
pub const ASSIGN_TO_LEAD: &str = "Assign to a lead";
pub const ASSIGN_TO_ME: &str = "Assign to me";
pub const NEW: &str = "New";
pub const ESCALATED: &str = "Escalated";
pub const FAILED: &str = "Failed";
pub const QUOTED: &str = "Quoted text";
pub const SIGNATURE: &str = "Signature";
pub const DESIGNED: &str = "As it was designed";
pub const LOAD_PICTURES: &str = "Load pictures";
pub const PICTURES_TELL: &str = "Loading them tells the sender that the mail was opened.";
pub const SHOW_ALL: &str = "Show the whole text";
pub const HIDDEN_TEXT: &str = "The mail held text that nobody would have seen; it was left out.";
pub const ATTACHED: &str = "Attached";
pub const PARKED: &str = "Recorded, not answered:";
pub const NOTES: &str = "Notes";
pub const SHOP: &str = "The shop";
pub const THREAD: &str = "Mails";
pub const BACK: &str = "Back to the queue";
pub const NOT_FOUND: &str = "There is no such case, or it is not yours to see.";

pub const REPLY: &str = "Reply";
pub const QUESTION: &str = "Question";
pub const NO_REPLY: &str = "No reply";
pub const EDIT: &str = "Edit";
pub const WHAT_CHANGED: &str = "What changed";
pub const SHOW_LETTER: &str = "Show the letter";
pub const DISCARD: &str = "Discard edit";
pub const NOTHING_CHANGED: &str = "Nothing differs from the agent's text.";
pub const TO: &str = "To";
pub const CC: &str = "Cc";
pub const SUBJECT: &str = "Subject";
pub const TEXT: &str = "Text of the reply";
pub const EMPTY_BY_AGENT: &str = "Empty, as the agent wrote nothing";
pub const NOT_SAVED: &str = "not saved yet";
pub const READ_ONLY: &str = "read-only";
pub const COPY_MINE: &str = "Copy my text";
pub const COPIED: &str = "Copied";
pub const CHECKED_THIS: &str = "I have checked this";
pub const REMOVE_SENTENCE: &str = "Remove sentence";
pub const OVERRIDE: &str = "Approve all the same";
pub const OVERRIDE_REASON: &str = "Why it may go all the same";
pub const NO_FACT: &str = "No fact";
pub const NO_ACTION: &str = "No action";
pub const WARNING: &str = "Warning";
pub const BLOCKED: &str = "Blocked";
pub const HAND_OFF: &str = "Hand-off";
pub const RUN_AGAIN: &str = "Try it again";
pub const TAKE_IT_MYSELF: &str = "Take it myself";
pub const AGENT_AT_WORK: &str = "The agent is at work";
pub const AGENT_STOPPED: &str = "The agent stopped";
pub const USE_MINE: &str = "Use mine";
pub const YOURS: &str = "Yours";
pub const BOTH_STARTED: &str = "Both started from:";
pub const WRITE_YOURSELF: &str = "Or write it yourself:";
pub const KEEP_BOTH: &str = "Keep both and edit";
pub const CONFLICT: &str = "Conflict.";

pub fn conflict_rest(version: i64) -> String {
    format!("You and v{version} both changed this. Nothing is chosen for you.")
}

pub fn use_theirs(version: i64) -> String {
    format!("Use v{version}")
}

pub fn draft(version: i64) -> String {
    format!("Draft v{version}")
}

pub fn your_edit(version: i64) -> String {
    format!("Your edit of v{version}")
}

pub fn saved(ago: &str) -> String {
    format!("saved {ago} ago")
}

pub fn write_to(first_name: &str) -> String {
    format!("Write to {first_name}.")
}

pub fn ago(span: &str) -> String {
    format!("{span} ago")
}

pub fn left(span: &str) -> String {
    format!("{span} left")
}

pub fn over(span: &str) -> String {
    format!("{span} over")
}

pub fn snoozed_until(when: &str) -> String {
    format!("Snoozed until {when}")
}

pub fn position(at: usize, all: i64) -> String {
    format!("{at} of {all}")
}

pub fn topic(topic: Topic) -> &'static str {
    match topic {
        Topic::ProductAvailability => "Availability",
        Topic::ProductRecommendation => "Recommendation",
        Topic::ProductInformation => "Product question",
        Topic::LateDelivery => "Late delivery",
        Topic::OrderStatus => "Order status",
        Topic::Cancellation => "Cancellation",
        Topic::OrderChange => "Order change",
        Topic::ReturnRefund => "Return",
        Topic::ItemComplaint => "Complaint",
        Topic::Billing => "Billing",
        Topic::Account => "Account",
        Topic::Technical => "Technical",
        Topic::GeneralQuestion => "General question",
        Topic::NoReplyNeeded => "No reply",
        Topic::Spam => "Spam",
        Topic::HumanRequest => "Asks for a person",
        Topic::MultipleRequests => "Several requests",
        Topic::Other => "Other",
    }
}

pub fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Low => "Low",
        Urgency::Normal => "Normal",
        Urgency::High => "High",
        Urgency::Urgent => "Urgent",
    }
}

/// The language by its English name; the code where we have none.
pub fn language(code: &str) -> String {
    match code {
        "en" => "English",
        "de" => "German",
        "fr" => "French",
        "es" => "Spanish",
        "it" => "Italian",
        "nl" => "Dutch",
        "pt" => "Portuguese",
        "pl" => "Polish",
        "sv" => "Swedish",
        "da" => "Danish",
        "und" => "Language unclear",
        other => other,
    }
    .to_owned()
}

pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Draft | Outcome::Escalate => REPLY,
        Outcome::NeedInfo => QUESTION,
        Outcome::NoReply | Outcome::Refused => NO_REPLY,
    }
}

pub fn draft_state(state: DraftState) -> &'static str {
    match state {
        DraftState::AwaitingReview => "now",
        DraftState::AwaitingSecond => "waits for a second person",
        DraftState::Approved => "approved",
        DraftState::Released => "sent",
        DraftState::Rejected => "rejected",
        DraftState::Superseded => "superseded",
        DraftState::Expired => "expired",
        DraftState::Withdrawn => "withdrawn",
    }
}

/// Why nothing is written, in the proposal's own place.
pub fn no_reply(outcome: Outcome, topic: Option<Topic>) -> &'static str {
    match (outcome, topic) {
        (Outcome::Refused, _) => {
            "The agent's own text failed a check, so there is none. Write the reply yourself."
        }
        (_, Some(Topic::Spam)) => "It looks like spam. Approving closes the case; no mail goes out.",
        _ => "The mail asks nothing. Approving closes the case; no mail goes out.",
    }
}

pub fn needs_a_person(because: &str) -> String {
    format!("Needs a person: {because}")
}

/// Why a person has to decide; as the agent says it in the queue's line where it does.
pub fn escalated_because(proposal: &str, reason_word: &str) -> String {
    let said = proposal.split_once(": ").map(|(_, why)| why.trim()).filter(|why| !why.is_empty());
    said.map_or_else(|| reason(reason_word).to_lowercase(), str::to_owned)
}

/// A reason the agent gives in a word, as a sentence.
pub fn reason(reason: &str) -> String {
    let mut words = reason.replace('_', " ");
    if let Some(first) = words.get(..1).map(str::to_uppercase) {
        words.replace_range(..1, &first);
    }
    words
}

pub fn assigned_to(name: Option<&str>) -> String {
    name.map_or_else(|| "Assigned to you".to_owned(), |name| format!("Assigned to {name}"))
}

/// `Jonas Weber is typing`.
pub fn is_here(name: &str, is_typing: bool) -> String {
    if is_typing { format!("{name} is typing") } else { format!("{name} has it open") }
}
