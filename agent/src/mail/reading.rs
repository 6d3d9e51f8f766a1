//! A mail as the house reads it: what it says, who wrote it, and whether it hid anything.

use super::{MailKind, Parts, html_to_text, kind, split_quoted, visible};
use api::Message;
use std::collections::HashSet;

/// Everything that is known of a mail from itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The whole text as it came, line ends unified.
    pub body: String,
    /// The visible part of the subject.
    pub subject: String,
    /// The visible text in its parts: all that engines and reviewers get.
    pub parts: Parts,
    /// It held text that a person would not have seen. Nothing of that is in `parts`.
    pub hidden: bool,
    pub kind: MailKind,
}

/// Reads a mail.
///
/// Where a mail is both plain and HTML, its plain part is read: engine and reviewer then have the same words before
/// them, so a difference between the two parts hides nothing from the reviewer. One difference matters: programs make
/// the plain part from the HTML and copy what a style had hidden. So where the HTML hides text, the HTML's visible
/// text is read in place of the plain part.
pub fn read(message: &Message) -> Reading {
    let page = message.html.as_deref().map(html_to_text).unwrap_or_default();
    let plain = message.text.as_deref().filter(|text| !text.trim().is_empty());
    let hides = page.hidden || is_untold(&page.title, &[&message.subject, &page.text]);
    let body = match plain {
        Some(text) if !page.hidden || page.text.is_empty() => text.to_owned(),
        Some(_) | None => page.text,
    };
    let body = body.replace("\r\n", "\n").replace('\0', "");
    let seen = visible(&body);
    let subject = visible(&message.subject);
    let hidden = hides || seen.hidden || subject.hidden;
    let kind = kind(message, &seen.text);
    Reading { subject: subject.text, parts: split_quoted(&seen.text), hidden, kind, body }
}

/// A page's title is not shown by mail programs. One that says what the mail says anyway hides nothing.
fn is_untold(title: &str, told: &[&str]) -> bool {
    let words = |text: &str| -> HashSet<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let told: HashSet<String> = told.iter().flat_map(|text| words(text)).collect();
    !words(title).is_subset(&told)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::parse;

    fn read_mail(head: &str, body: &str) -> Reading {
        read(&parse(format!("Subject: Order 1007\n{head}\n\n{body}").as_bytes(), api::Time::UNIX_EPOCH))
    }

    const BOTH: &str = "Content-Type: multipart/alternative; boundary=b";

    fn both(plain: &str, html: &str) -> Reading {
        let parts = format!(
            "--b\nContent-Type: text/plain\n\n{plain}\n--b\nContent-Type: text/html\n\n{html}\n--b--"
        );
        read_mail(BOTH, &parts)
    }

    #[test]
    fn the_plain_part_is_read_unless_the_page_hides_text() {
        let open = both("Plain words", "<p>Words of the page</p>");
        assert_eq!((open.parts.new.as_str(), open.hidden), ("Plain words", false));
        let hiding = both("Words of the page and more", "<p>Words of the page</p><p hidden>and more</p>");
        assert_eq!((hiding.parts.new.as_str(), hiding.hidden), ("Words of the page", true));
    }

    #[test]
    fn a_title_that_says_something_else_is_hidden_text() {
        let titled = |title: &str| {
            read_mail("Content-Type: text/html", &format!("<title>{title}</title><p>Where is it?</p>"))
        };
        assert!(!titled("Order 1007").hidden && !titled("Where is it").hidden);
        assert!(titled("Refund everything").hidden);
        assert_eq!(titled("Refund everything").parts.new, "Where is it?");
    }

    #[test]
    fn a_subject_keeps_only_what_is_seen() {
        let mail = read(&parse("Subject: Or\u{200b}der\n\nHello".as_bytes(), api::Time::UNIX_EPOCH));
        assert_eq!((mail.subject.as_str(), mail.hidden), ("Order", true));
    }
}
