//! Of the strip above the buttons.

use super::count;

pub const APPROVE_IS_OFF: &str = "Approve is off:";
pub const LINE_IS_DOWN: &str = "deciding waits for the line";
pub const FACTS_ARE_OLD: &str = "the facts are too old to decide on; read them again";
pub const A_LEAD_DECIDES: &str = "a lead decides this one";
pub const ESCALATED_TO_LEAD: &str = "It is in every lead's queue";
pub const CHOOSE_ABOVE: &str = "the customer wrote again; choose above";
pub const REPLY_IS_EMPTY: &str = "the reply is empty";
pub const OVERRIDE_NEEDS_REASON: &str = "going against a block needs a written reason";
pub const CHECKING: &str = "Checking";
pub const CHECKING_REST: &str = "the text as it stands now";
pub const APPROVING: &str = "Approved as soon as it is checked:";
pub const APPROVING_REST: &str = "this text, if all checks pass; Esc or any change keeps it here";
pub const CHECKED_AGAIN: &str = "Asked again by itself";
pub const YOU_CHANGED_IT: &str = "the text changed before its check had answered";
pub const YOU_WENT_ON: &str = "you left the case before its check had answered";
pub const YOU_KEPT_IT: &str = "you kept it here";
pub const NEWER_VERSION: &str = "another version took its place";
pub const NO_CHECK: &str = "the text could not be checked";
pub const NO_REPLY_LEAD: &str = "No reply is needed";
pub const NO_REPLY_REST: &str = "approving closes the case";
pub const TOO_SOON: &str = "The case has to be on screen for 0.7 s before it is decided.";

/// An approval that waited for the check and is not given.
pub fn not_approved(why: &str) -> String {
    format!("Not approved: {why}.")
}

pub fn not_checked(why: &str) -> String {
    format!("this text is not checked yet. {why}")
}

pub fn held_by(who: &str) -> String {
    format!("{who} holds the claim")
}

pub fn choose_texts(open: usize) -> String {
    if open == 1 {
        "choose a text where both changed".to_owned()
    } else {
        format!("choose a text in {open} places")
    }
}

pub fn over_cap(number: usize, cap: &str) -> String {
    format!("action {number} is more than policy allows, {cap}")
}

pub fn not_an_amount(number: usize) -> String {
    format!("action {number} has no amount that can be read")
}

pub fn warnings_to_tick(open: usize) -> String {
    if open == 1 { "1 warning to tick:".to_owned() } else { format!("{open} warnings to tick:") }
}

pub fn blocks_and_warnings(blocks: usize, warnings: usize) -> String {
    let blocks = count(blocks, "block", "blocks");
    if warnings == 0 {
        blocks
    } else {
        format!("{blocks}, {} to tick", count(warnings, "warning", "warnings"))
    }
}

pub fn all_checked(facts: usize, actions: usize, acknowledged: usize) -> String {
    let facts = match facts {
        0 => "nothing claimed".to_owned(),
        n => count(n, "fact checked", "facts checked"),
    };
    let actions = match actions {
        0 => "no actions".to_owned(),
        n => format!("{} within policy", count(n, "action", "actions")),
    };
    let mut lead = format!("{facts}, {actions}");
    if let Some(first) = lead.get(..1).map(str::to_uppercase) {
        lead.replace_range(..1, &first);
    }
    if acknowledged > 0 {
        lead.push_str(&format!(", {} acknowledged", count(acknowledged, "warning", "warnings")));
    }
    lead
}

pub fn undo_stays_open(seconds: i64) -> String {
    format!("Undo stays open for {seconds} s")
}
