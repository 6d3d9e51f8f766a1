//! Whether a person wrote this mail. Only what a machine says of itself counts: parking a person's mail is the worse error.

mod automatic;
mod bounce;
mod facts;
mod list;

use api::Message;
use facts::Facts;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MailKind {
    /// Somebody waits for an answer.
    Person,
    AutoReply,
    Bounce,
    List,
    /// Our own mail come back.
    OwnMail,
}

/// The header that every mail of ours carries, with the effect's id.
pub const OWN_HEADER: &str = "X-Countersign-Effect";

/// Tells machines from people by headers, structure and the first words.
///
/// `text`: the visible text. Structure is read from the types of what is attached: raw mail and a CRM's event list
/// the same.
/// Source: RFC 3834 (automatic responses), 3464 (DSN), 8098 (MDN), 5965 (feedback), 2919 and 2369 (lists), and what
/// mail servers, absence assistants and ticket systems write.
pub fn kind(message: &Message, text: &str) -> MailKind {
    let facts = Facts::of(message, text);
    match () {
        () if is_own(&facts) => MailKind::OwnMail,
        () if automatic::is_receipt(&facts) => MailKind::AutoReply,
        () if bounce::is_bounce(&facts) => MailKind::Bounce,
        () if automatic::is_automatic(&facts) => MailKind::AutoReply,
        () if list::is_list(&facts) => MailKind::List,
        () => MailKind::Person,
    }
}

fn is_own(facts: &Facts) -> bool {
    let loops = facts.header("x-loop") == "countersign";
    let ours = facts.message_id.trim_start_matches('<').starts_with("eff_");
    facts.has(&OWN_HEADER.to_lowercase()) || loops || ours
}

#[cfg(test)]
mod tests;
