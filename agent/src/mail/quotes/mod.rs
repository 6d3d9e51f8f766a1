//! What of a mail is new: the earlier mails it quotes and the signature below it are told apart.
//!
//! Knows the habits of mail programs in the languages of their users. Does not know HTML: there quotes are marked
//! with `> ` before they come here. Invariant: no line is lost, and none stands in two parts.

mod footer;
mod signature;
mod split;
mod styles;

pub use split::{Parts, split_quoted};
