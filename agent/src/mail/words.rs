//! Encoded words (RFC 2047) outside of a mail.

use mail_parser::MessageParser;

/// The text of a header's value. `None`: an encoded word in it is broken, or in a charset that nobody knows.
pub fn decoded_words(value: &str) -> Option<String> {
    if !value.contains("=?") {
        return Some(value.to_owned());
    }
    let field = format!("Subject: {}\r\n\r\n", value.replace(['\r', '\n'], " "));
    let mail = MessageParser::default().parse_headers(field.as_bytes())?;
    let text = mail.subject().unwrap_or_default().trim().to_owned();
    (!text.is_empty() && !text.contains("=?") && !text.contains('\u{fffd}')).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoded_words_are_decoded_or_refused() {
        for (value, text) in [
            ("Ada Lovelace", Some("Ada Lovelace")),
            ("Zoë", Some("Zoë")),
            ("=?utf-8?q?Zo=C3=AB?= K.", Some("Zoë K.")),
            ("=?utf-8?B?Wm/Dqw==?=", Some("Zoë")),
            ("=?iso-8859-1?q?Zo=EB?=", Some("Zoë")),
            ("=?utf-8?q?Zo=EB?=", None),
            ("=?utf-8?q?Zo", None),
            ("", Some("")),
        ] {
            assert_eq!(decoded_words(value).as_deref(), text, "{value:?}");
        }
    }
}
