//! The message itself, as RFC 5322 wants it, built by `lettre`.

use super::Outgoing;
use agent::mail::OWN_HEADER;
use api::EffectId;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MessageBuilder, SinglePart, header};

#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    #[error("`{0}` is not a mail address")]
    Address(String),
    #[error("the message could not be built: {0}")]
    Message(#[from] lettre::error::Error),
}

/// The whole message as bytes. What a person decided carries no `Auto-Submitted`.
///
/// # Errors
/// [`BuildError::Address`] for a recipient that is none.
pub fn build(mail: &Outgoing<'_>) -> Result<Vec<u8>, BuildError> {
    let from = mailbox(mail.from)?;
    let mut builder = MessageBuilder::new()
        .message_id(Some(bracketed(mail.message_id)))
        .date(std::time::SystemTime::from(mail.at))
        .from(Mailbox::new(Some(mail.from_name.to_owned()), from.email))
        .subject(&mail.content.subject)
        .raw_header(own(mail.effect_id));
    for to in &mail.content.to {
        builder = builder.to(mailbox(to)?);
    }
    for cc in &mail.content.cc {
        builder = builder.cc(mailbox(cc)?);
    }
    if let Some(id) = mail.in_reply_to {
        builder = builder.in_reply_to(bracketed(id));
    }
    if !mail.references.is_empty() {
        builder =
            builder.references(mail.references.iter().map(|id| bracketed(id)).collect::<Vec<_>>().join(" "));
    }
    let text = SinglePart::builder().header(header::ContentType::TEXT_PLAIN).body(mail.content.body.clone());
    Ok(builder.singlepart(text)?.formatted())
}

/// By it we know our own mail when it comes back.
fn own(effect: &EffectId) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(OWN_HEADER), effect.to_string())
}

fn mailbox(address: &str) -> Result<Mailbox, BuildError> {
    address.trim().parse().map_err(|_| BuildError::Address(address.to_owned()))
}

fn bracketed(id: &str) -> String {
    format!("<{id}>")
}
