//! Mail as a person sees it: the visible text, the new part of it, and whether a person wrote it at all.
//!
//! Knows strings and headers. Does not know MIME (the backend parses it), cases, or what is asked.
//! Invariant: nothing here fails, whatever the bytes; a mail in no known style is all new text from a person.

pub mod address;
mod html;
mod kind;
pub mod message_id;
mod quoted;
mod signature;
mod styles;
pub mod subject;
mod visible;

pub use address::same_address;
pub use html::html_to_text;
pub use kind::{MailKind, OWN_HEADER, kind};
pub use quoted::{Parts, split_quoted};
pub use subject::reply_subject;
pub use visible::{Visible, visible};
