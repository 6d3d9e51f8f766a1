//! The sample mails, by kind: together they take every way through the graph that a first mail can take.

mod again;
mod delivery;
mod nasty;
mod people;
mod posted;
mod products;
mod quiet;

#[cfg(test)]
pub(super) use posted::{event, event_id};
pub use posted::{events, samples};

/// Each kind, and its name.
pub(super) const KINDS: [(&str, &[Mail]); 6] = [
    ("delivery", delivery::MAILS),
    ("products", products::MAILS),
    ("people", people::MAILS),
    ("nasty", nasty::MAILS),
    ("again", again::MAILS),
    ("quiet", quiet::MAILS),
];

pub(super) struct Mail {
    /// The tail of its event id: with it the mail stays the same from start to start.
    pub id: &'static str,
    pub customer: &'static str,
    /// What a reviewer learns from it, in few words.
    pub shows: &'static str,
    /// Minutes between its arrival in the mailbox and the start of the demo.
    pub minutes_ago: i64,
    pub subject: &'static str,
    /// Empty: the mail is a page alone.
    pub text: &'static str,
    pub html: Option<&'static str>,
    /// Who sent it, where that is not the customer's own address.
    pub from: Option<&'static str>,
    /// The mail that it answers, by its id.
    pub answers: Option<&'static str>,
    pub headers: &'static [(&'static str, &'static str)],
}

/// What most mails are: text, from the customer, about something new.
const PLAIN: Mail = Mail {
    id: "",
    customer: "",
    shows: "",
    minutes_ago: 0,
    subject: "",
    text: "",
    html: None,
    from: None,
    answers: None,
    headers: &[],
};

impl Mail {
    /// Whether one customer's hand can write it: a page, another sender, a program's header and the later mails of a
    /// thread cannot be written in a text field.
    fn is_plain(&self) -> bool {
        !self.text.is_empty() && self.from.is_none() && self.answers.is_none() && self.headers.is_empty()
    }
}
