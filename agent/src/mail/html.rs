//! HTML mail as plain text.

/// The text of an HTML mail.
pub fn html_to_text(html: &str) -> String {
    html.to_owned()
}
