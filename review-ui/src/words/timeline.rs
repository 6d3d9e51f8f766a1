//! Of what happened in a case.

pub const ANSWERED: &str = "The shop answered";
pub const EDITED: &str = ", edited";
pub const REMEMBERED: &str = "Remembered of the customer";
pub const REMEMBERED_OURS: &str = "Remembered of us";
pub const GAVE_UP: &str = "The agent gave up";

pub fn wrote(customer: &str) -> String {
    format!("{} wrote", if customer.is_empty() { "The customer" } else { customer })
}

pub fn drafted(version: i64, state: &str) -> String {
    format!("Draft v{version}: {state}")
}

pub fn taken_back(who: &str, version: i64) -> String {
    format!("{who} took back the decision on v{version}")
}

pub fn noted(who: &str) -> String {
    format!("{who} wrote a note")
}
