//! Of the key table: the help and the palette show these.

pub const DECIDE: &str = "Decide";
pub const MOVE: &str = "Move";
pub const CHECK: &str = "Check";
pub const CASE: &str = "Case";
pub const GO: &str = "Go to";

pub const APPROVE_NEXT: &str = "Approve, open next";
pub const APPROVE_STAY: &str = "Approve and stay";
pub const EDIT: &str = "Edit the reply";
pub const REJECT: &str = "Reject with a reason";
pub const ESCALATE: &str = "Escalate";
pub const UNDO: &str = "Undo";
pub const CLOSE: &str = "Close without a reply";
pub const NEXT_CASE: &str = "Next case";
pub const PREVIOUS_CASE: &str = "Previous case";
pub const OPEN: &str = "Open";
pub const BACK: &str = "Leave the editor, back to the queue";
pub const SEARCH: &str = "Search";
pub const PALETTE: &str = "Commands";
pub const HELP: &str = "All keys";
pub const NEXT_CLAIM: &str = "Next claim";
pub const PREVIOUS_CLAIM: &str = "Previous claim";
pub const WHAT_CHANGED: &str = "What changed";
pub const EVIDENCE: &str = "Evidence pane";
pub const TOGGLE_FOCUSED: &str = "Toggle action in focus";
pub const TOGGLE_NTH: &str = "Toggle action n, or choose a conflict's text";
pub const AMOUNT: &str = "Amount of the action";
pub const READ_AGAIN: &str = "Read old facts again";
pub const CLAIM: &str = "Claim or release";
pub const ASSIGN: &str = "Assign to a person";
pub const ASSIGN_TO_ME: &str = "Assign to me";
pub const SNOOZE: &str = "Snooze";
pub const NOTE: &str = "Internal note";
pub const GO_QUEUE: &str = "Needs you";
pub const GO_AT_RISK: &str = "At risk";
pub const GO_FAILED: &str = "Failed";
pub const GO_MINE: &str = "Mine";
pub const GO_SNOOZED: &str = "Snoozed";
pub const GO_DONE: &str = "Done";

pub const ALL_KEYS: &str = "All keys";
pub const FIND_A_KEY: &str = "Find a key";
pub const SINGLE_LETTERS: &str = "Single-letter keys";
pub const TO: &str = "to";
pub const HOW: &str =
    "Single letters do nothing while you type. A decision needs the case on screen for 0.7 s.";
pub const NO_MATCH: &str = "No key does that.";
pub const COMMANDS: &str = "Commands";
pub const FIND_A_COMMAND: &str = "Find a command";
pub const NO_COMMAND: &str = "No command is called that.";
