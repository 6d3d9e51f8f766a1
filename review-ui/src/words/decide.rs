//! Of deciding: buttons, dialogs, and what is said after.

use super::actions;
use crate::draft::choices::{self, Choices, Standing};
use api::{DraftView, Verdict};

pub const APPROVE_NEXT: &str = "Approve and open next";
pub const APPROVE_STAY: &str = "Approve and stay";
pub const CLOSE_NEXT: &str = "Close and open next";
pub const CLOSE_STAY: &str = "Close and stay";
pub const ESCALATE: &str = "Escalate";
pub const REJECT: &str = "Reject";
pub const OTHER: &str = "Other…";
/// Told when the person has gone on to another case.
pub fn not_decided(customer: &str, why: &str) -> String {
    format!("Not decided for {customer}: {why}")
}

pub const DONE_EDITING: &str = "Done editing";
pub const CANCEL: &str = "Cancel";
pub const DECISIONS: &str = "Decide";

pub const NOTHING_TO_UNDO: &str = "There is nothing to undo.";
pub const UNDONE: &str = "Taken back. The draft waits again.";
pub const TOO_LATE: &str = "Too late: it has gone out. The decision stands.";
pub const UNDO_NOT_HEARD: &str = "The server did not hear the undo. It may still go out.";

pub const REJECT_TITLE: &str = "Why is this draft not right?";
pub const REJECT_HOW: &str = "The reason goes to the agent, which writes a new version. A digit rejects at once; click a reason, or press Enter on it, to add words.";
/// Behind a reason that leaves something to choose.
pub const ASKS_MORE: &str = "…";
pub const WRONG_TOPIC: &str = "It is about something else";
pub const UNWANTED_ACTION: &str = "An action is not wanted";
pub const WRONG_PRODUCT: &str = "It answers about the wrong product";
pub const NEEDS_QUESTION: &str = "We have to ask something first";
pub const WORDING: &str = "The wording is wrong; a person writes it";
pub const OTHER_REASON: &str = "Another reason; a person writes it";
pub const WHICH_TOPIC: &str = "What it is about";
pub const WHICH_ACTION: &str = "Which action";
pub const WHICH_PRODUCTS: &str = "Which of them are wrong";
pub const NOTE_FOR_AGENT: &str = "In your words (optional)";
pub const REJECT_NOW: &str = "Reject this version";
pub const BACK: &str = "Back";

pub const ESCALATE_TITLE: &str = "Hand this to a lead";
pub const ESCALATE_HOW: &str = "The draft stays as it is; a lead decides it.";
pub const ESCALATE_WHY: &str = "Why a lead should look";
pub const CLOSE_TITLE: &str = "Close without a reply";
pub const CLOSE_HOW: &str = "No mail goes out and no action runs. It can be undone.";
pub const CLOSE_WHY: &str = "Why no reply is needed";
pub const CLOSE_NOW: &str = "Close the case";
pub const NOTE_TITLE: &str = "Internal note";
pub const NOTE_HOW: &str = "Your colleagues read it; the customer never does.";
pub const NOTE_TEXT: &str = "Note";
pub const NOTE_SAVE: &str = "Keep the note";
pub const ASSIGN_TITLE: &str = "Assign to";
pub const ASSIGN_LEAD_TITLE: &str = "Assign to a lead";
pub const ASSIGN_FIND: &str = "Find a person; Enter takes the first";
pub const ASSIGN_NOBODY: &str = "Nobody";
pub const SNOOZE_TITLE: &str = "Snooze until";
pub const SNOOZE_HOW: &str = "It leaves the queue and comes back by itself, or when the customer writes.";
pub const SNOOZE_HOURS: [(&str, i64); 4] =
    [("In 1 hour", 1), ("In 4 hours", 4), ("In 24 hours", 24), ("In 3 days", 72)];

/// What the toast says: the bold word, and the rest.
pub fn decided(verdict: Verdict, customer: &str, draft: &DraftView, choices: &Choices) -> (String, String) {
    match verdict {
        Verdict::Approve => {
            let mut parts = vec!["reply".to_owned()];
            for action in &draft.actions {
                let Some(choice) = choices.get(&action.id).filter(|choice| choice.is_taken) else { continue };
                if choices::standing(action, choice) != Standing::Refused {
                    let amount = action.amount.and_then(|cap| choices::parse(&choice.amount, cap.currency));
                    parts.push(actions::short(action, amount));
                }
            }
            ("Approved".to_owned(), format!("for {customer}: {}", parts.join(", ")))
        }
        Verdict::Close => ("Closed".to_owned(), format!("for {customer}, without a reply")),
        Verdict::Reject => {
            ("Rejected".to_owned(), format!("for {customer}. The agent writes a new version."))
        }
        Verdict::Escalate => ("Escalated".to_owned(), format!("for {customer}. A lead decides it.")),
    }
}

pub fn assign_me(name: &str) -> String {
    format!("{name} (you)")
}
