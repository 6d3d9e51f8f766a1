//! Of the header and what lies over the page.

use api::Tab;

pub const NAME: &str = "Countersign";
pub const SKIP: &str = "Skip to the case";
pub const QUEUES: &str = "Queues";
pub const LIVE: &str = "Live";
pub const CONNECTING: &str = "Connecting";
pub const RECONNECTING: &str = "Reconnecting";
pub const KEYS: &str = "All keys";
pub const CLOSE: &str = "Close";
pub const YOU: &str = "You";
pub const THEME: &str = "Appearance";
pub const SYSTEM: &str = "As the system";
pub const LIGHT: &str = "Light";
pub const DARK: &str = "Dark";
pub const WRITE_A_MAIL: &str = "Send a test mail";
pub const SIGN_OUT: &str = "Sign out";
pub const UNDO: &str = "Undo";
pub const DECIDED: &str = "Decided just now";
pub const NO_PAGE: &str = "There is no such page";
pub const TO_QUEUE: &str = "Go to the queue";

pub fn engine(name: &str) -> String {
    format!("Engine: {name}")
}

pub fn sends_in(seconds: i64) -> String {
    format!("Sends in {seconds} s")
}

pub fn tab(tab: Tab) -> &'static str {
    match tab {
        Tab::NeedsYou => "Needs you",
        Tab::AtRisk => "At risk",
        Tab::Failed => "Failed",
        Tab::Snoozed => "Snoozed",
        Tab::Mine => "Mine",
        Tab::Done => "Done",
    }
}

pub fn role(role: api::Role) -> &'static str {
    match role {
        api::Role::Agent => "Agent",
        api::Role::Lead => "Lead",
        api::Role::Admin => "Admin",
    }
}
