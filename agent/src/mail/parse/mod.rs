//! Raw mail (RFC 5322 and MIME) as the message of an event, the same that a CRM posts as JSON.
//!
//! Knows mail-parser, of which it takes decoded parts and never its HTML-to-text. Does not know who the customer is.
//! Invariant: any bytes give a message, in bounded time; what is no mail at all is a text without a sender. A customer
//! cannot be asked to send a tidier mail, so whatever exceeds a bound is left out and nothing is refused.

mod addresses;
mod bodies;
mod guard;
mod headers;

use api::{Message, Time};
use mail_parser::MessageParser;
use sha2::{Digest, Sha256};

/// Reads a raw mail. `received_at` is when it came to us: the date that a sender writes is theirs.
pub fn parse(raw: &[u8], received_at: Time) -> Message {
    let parsed = match guard::is_nested_deep(raw) {
        true => MessageParser::default().parse_headers(raw),
        false => MessageParser::default().parse(raw),
    };
    let Some(mail) = parsed else { return no_mail(raw, received_at) };
    let bodies = if guard::is_nested_deep(raw) { bodies::unread(&mail, raw) } else { bodies::of(&mail) };
    Message {
        message_id: headers::message_id(&mail).unwrap_or_else(|| made_up_id(raw)),
        in_reply_to: headers::ids(mail.in_reply_to()).into_iter().next(),
        references: headers::references(&mail),
        from: addresses::sender(&mail),
        to: addresses::list(mail.all_to()),
        cc: addresses::list(mail.all_cc()),
        subject: headers::one_line(mail.subject().unwrap_or_default(), headers::LINE),
        text: bodies.text,
        html: bodies.html,
        received_at,
        headers: headers::all(&mail, raw),
        attachments: bodies.attachments,
    }
}

/// No header in it at all: text, shown as it is.
fn no_mail(raw: &[u8], received_at: Time) -> Message {
    Message {
        message_id: made_up_id(raw),
        in_reply_to: None,
        references: Vec::new(),
        from: String::new(),
        to: Vec::new(),
        cc: Vec::new(),
        subject: String::new(),
        text: Some(bodies::plain(&String::from_utf8_lossy(raw))),
        html: None,
        received_at,
        headers: std::collections::BTreeMap::new(),
        attachments: Vec::new(),
    }
}

/// A mail without an id gets one from its bytes: posted again it is the same mail. The host can never exist
/// (RFC 2606), so that nobody takes the id for one that a mail server gave.
fn made_up_id(raw: &[u8]) -> String {
    let digest: String = Sha256::digest(raw).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("<{digest}@no-message-id.invalid>")
}

#[cfg(test)]
mod tests;
