//! Mail as a person sees it: the visible text, the new part of it, and whether a person wrote it at all.
//!
//! Knows MIME, HTML, headers and the habits of mail programs. Does not know cases, customers, or what is asked.
//! Invariant: nothing here fails, whatever the bytes; a mail in no known style is all new text from a person.

pub mod address;
mod html;
mod kind;
pub mod message_id;
mod parse;
mod quotes;
mod reading;
pub mod subject;
mod visible;
mod words;

pub use address::same_address;
pub use html::{HtmlText, Pictures, html_to_text, safe_html};
pub use kind::{MailKind, OWN_HEADER, kind};
pub use parse::parse;
pub use quotes::{Parts, split_quoted};
pub use reading::{Reading, read};
pub use subject::reply_subject;
pub use visible::{Visible, visible};
pub use words::decoded_words;
