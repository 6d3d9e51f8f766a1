//! The parts of a mail: what is its text, what its HTML, what hangs on it.

use super::headers::one_line;
use crate::mail::html_to_text;
use api::Attachment;
use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

/// As many as an event may list.
const ATTACHMENTS: usize = 100;
const NAME: usize = 200;

#[derive(Debug, Default)]
pub struct Bodies {
    pub text: Option<String>,
    pub html: Option<String>,
    pub attachments: Vec<Attachment>,
}

/// The plain parts that belong to the body, one below the other; the HTML parts likewise. An HTML part that has no
/// plain twin stands in the text as well where other parts are plain, so that nothing a person sees is missing there.
pub fn of(mail: &Message<'_>) -> Bodies {
    let parts = |ids: &[u32]| ids.iter().filter_map(|id| mail.part(*id)).collect::<Vec<_>>();
    let (texts, pages) = (parts(&mail.text_body), parts(&mail.html_body));
    let is_plain = texts.iter().any(|part| matches!(part.body, PartType::Text(_)));
    let text = is_plain.then(|| joined(texts.iter().filter_map(|part| told(part))));
    // Neither: a broken mail, of which the text that hangs on it is all there is to read.
    let text = if texts.is_empty() && pages.is_empty() { loose_text(mail) } else { text };
    let html = joined(pages.iter().filter_map(|part| match &part.body {
        PartType::Html(html) => Some(html.to_string()),
        _ => None,
    }));
    Bodies { text, html: (!html.is_empty()).then_some(html), attachments: attachments(mail) }
}

fn told(part: &MessagePart<'_>) -> Option<String> {
    match &part.body {
        PartType::Text(text) => Some(plain(text)),
        PartType::Html(html) => Some(html_to_text(html).text),
        PartType::Binary(_) | PartType::InlineBinary(_) | PartType::Message(_) | PartType::Multipart(_) => {
            None
        }
    }
}

fn loose_text(mail: &Message<'_>) -> Option<String> {
    let texts = mail.attachments().filter_map(|part| match &part.body {
        // A multipart that lost its boundary.
        PartType::Binary(bytes) if part.content_type().is_some_and(|kind| kind.ctype() == "multipart") => {
            Some(plain(&String::from_utf8_lossy(bytes)))
        }
        PartType::Text(text) => Some(plain(text)),
        _ => None,
    });
    Some(joined(texts)).filter(|text| !text.is_empty())
}

fn joined(texts: impl Iterator<Item = String>) -> String {
    let texts = texts.map(|text| text.trim_matches('\n').trim_end().replace('\0', ""));
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// Line ends as everywhere in the house. NUL, which no database column takes, is dropped.
pub fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\0', "")
}

/// A mail that was not taken apart: all below its headers, as it stands.
pub fn unread(mail: &Message<'_>, raw: &[u8]) -> Bodies {
    let start = mail.headers().last().map_or(0, |header| header.offset_end as usize);
    let text = plain(&String::from_utf8_lossy(raw.get(start..).unwrap_or_default()));
    Bodies { text: Some(text), ..Bodies::default() }
}

fn attachments(mail: &Message<'_>) -> Vec<Attachment> {
    mail.attachments().take(ATTACHMENTS).map(attachment).collect()
}

fn attachment(part: &MessagePart<'_>) -> Attachment {
    let media_type = match (part.content_type(), &part.body) {
        (Some(kind), _) => format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or("*")).to_lowercase(),
        (None, PartType::Message(_)) => "message/rfc822".to_owned(),
        (None, _) => "application/octet-stream".to_owned(),
    };
    let size = match &part.body {
        PartType::Message(mail) => mail.raw_message().len(),
        _ => part.len(),
    };
    Attachment {
        name: one_line(part.attachment_name().unwrap_or_default(), NAME),
        media_type: one_line(&media_type, NAME),
        size: size as u64,
    }
}
