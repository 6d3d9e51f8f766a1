//! What a mail says of itself, in lower case.

use crate::mail::{address, subject};
use api::Message;
use std::collections::BTreeMap;

/// So much of the text is looked at for the words that machines begin with.
const OPENING: usize = 1_500;

pub struct Facts {
    headers: BTreeMap<String, String>,
    /// What is attached, by type.
    types: Vec<String>,
    pub message_id: String,
    /// The sender's name, and the part of the address before the `@` without dashes, dots and underscores.
    pub sender_name: String,
    pub mailbox: String,
    pub subject: String,
    /// The subject bears a mark of an answer or of forwarding: a person had it in hand.
    pub is_passed_on: bool,
    /// The first lines, blanks collapsed.
    pub opening: String,
}

impl Facts {
    pub fn of(message: &Message, text: &str) -> Self {
        let lower = |(name, value): (&String, &String)| (name.to_lowercase(), value.trim().to_lowercase());
        let headers: BTreeMap<String, String> = message.headers.iter().map(lower).collect();
        let (sender_name, mailbox) = sender(&message.from);
        let bare = subject::normalise(&message.subject).to_lowercase();
        let subject = message.subject.trim().to_lowercase();
        let own_id = headers.get("message-id").cloned();
        Self {
            types: message.attachments.iter().map(|attached| attached.media_type.to_lowercase()).collect(),
            message_id: own_id.unwrap_or_else(|| message.message_id.to_lowercase()),
            sender_name,
            mailbox,
            is_passed_on: bare.len() < subject.split_whitespace().collect::<Vec<_>>().join(" ").len(),
            subject,
            opening: opening(text),
            headers,
        }
    }

    /// The value, empty where the field is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    pub fn has(&self, name: &str) -> bool {
        self.headers.contains_key(name)
    }

    pub fn any_header(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.has(name))
    }

    pub fn content_type(&self) -> &str {
        self.header("content-type")
    }

    pub fn carries(&self, types: &[&str]) -> bool {
        self.types.iter().any(|carried| types.contains(&carried.as_str()))
    }

    /// Nobody is to be told when it cannot be delivered (RFC 5321 section 4.5.5): no person's program sends so.
    pub fn has_null_path(&self) -> bool {
        self.has("return-path") && matches!(self.header("return-path"), "<>" | "" | "< >")
    }
}

fn sender(from: &str) -> (String, String) {
    // A daemon's address often has no host, so that it is no address: then the whole value is looked at.
    let (name, email) = match address::parse(from) {
        Some(address) => (address.name.unwrap_or_default(), address.email),
        None => (from.to_owned(), from.trim_matches(['<', '>', ' ', '"']).to_owned()),
    };
    let local = email.split('@').next().unwrap_or_default();
    let mailbox =
        local.chars().filter(|c| !matches!(c, '-' | '_' | '.' | ' ')).collect::<String>().to_lowercase();
    (name.to_lowercase(), mailbox)
}

fn opening(text: &str) -> String {
    let start: String = text.chars().take(OPENING).collect::<String>().to_lowercase();
    start.split_whitespace().collect::<Vec<_>>().join(" ")
}
