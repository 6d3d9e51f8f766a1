//! Of the queue.

pub const REGION: &str = "Queue";
pub const SEARCH: &str = "Search cases";
pub const CLEAR: &str = "Clear the search";
pub const MORE: &str = "Show more";
pub const ALL_DONE: &str = "All done";
pub const NOTHING_WAITS: &str = "Nothing waits for you.";
pub const NEW_MAIL_COMES: &str = "New mail appears here by itself.";
pub const NOBODY: &str = "No case needs you. New mail appears here by itself.";
pub const DECIDED_TODAY: &str = "decided today";
pub const UNCHANGED: &str = "approved unchanged";
pub const MEDIAN: &str = "median time to decide";
pub const PICK: &str = "Pick a case";
pub const PICK_HOW: &str = "Open one in the queue with j or Enter.";
pub const AT_WORK: &str = "The agent is at work";
pub const SENDING: &str = "Going out";
pub const FAILED: &str = "Failed";
pub const DONE: &str = "Done";
pub const WAITS: &str = "Waits for the customer";
pub const OPEN_QUEUE: &str = "Open the queue";
pub const CLAIMED_BY: &str = "claimed by";
pub const ASSIGNED_TO: &str = "assigned to";
pub const SNOOZED: &str = "Snoozed";
pub const LEFT: &str = "Left this list";

/// `The next snoozed case is back at 14:00.`
pub fn next_back(clock: &str, day: &str, is_today: bool) -> String {
    if is_today {
        format!("The next snoozed case is back at {clock}.")
    } else {
        format!("The next snoozed case is back on {day} at {clock}.")
    }
}

pub fn search(count: i64) -> String {
    if count == 0 {
        "Search all cases".to_owned()
    } else if count == 1 {
        "Search 1 case".to_owned()
    } else {
        format!("Search {count} cases")
    }
}

pub fn new(count: usize) -> String {
    format!("{count} new")
}

pub fn no_match(search: &str, tab: &str) -> String {
    format!("Nothing matches “{search}” in {tab}")
}

pub fn hidden(count: i64) -> String {
    if count == 1 { "1 case is hidden by it.".to_owned() } else { format!("{count} cases are hidden by it.") }
}

pub fn nothing_in(tab: &str) -> String {
    format!("Nothing in {tab}.")
}
