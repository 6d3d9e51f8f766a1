//! Of the page on which one writes as a customer of the demo.

pub const TITLE: &str = "Send a test mail";
pub const HOW: &str = "You write as a customer of the demo shop. It goes the same way as a real mail.";
pub const SAMPLES: &str = "Samples";
pub const OR_WRITE: &str = "or write your own";
pub const CUSTOMER: &str = "Customer";
pub const FROM: &str = "From";
pub const SUBJECT: &str = "Subject";
pub const MESSAGE: &str = "Message";
pub const LIMIT: usize = 2_500;
pub const ABOVE_LIMIT: &str = "Above the limit a person takes over";
pub const NOT_REAL: &str = "Answers go to files, never to a real address";
pub const HAPPENS: &str = "What happens";
pub const ACCEPTED: &str = "Accepted";
pub const NOTHING_YET: &str = "Send a mail and watch the agent work on it here.";
pub const DRAFT_READY: &str = "Draft for review";
pub const PARKED: &str = "Recorded, no answer is needed";
pub const OPEN_CASE: &str = "Open the case";
pub const SENT_TODAY: &str = "Mails you sent here";
pub const NOT_DEMO: &str = "This shop is real: nobody writes as its customers.";
pub const COPY: &str = "Copy";
pub const COPIED: &str = "Copied";

pub fn send_as(first_name: &str) -> String {
    format!("Send as {first_name}")
}

pub fn characters(count: usize) -> String {
    format!("{count} of 2,500 characters")
}
