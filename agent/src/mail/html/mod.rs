//! HTML mail: what a person would see of it, and a copy that is safe to show.
//!
//! Knows HTML and CSS. Does not know mail headers, quotes or kinds. Invariant: the cost is bounded whatever the
//! bytes, and no page, however deep, costs stack.

mod css;
mod dom;
mod read;
mod sanitise;
mod seen;
mod text;
mod value;

pub use sanitise::{Pictures, safe_html};
pub use text::{HtmlText, html_to_text};

#[cfg(test)]
mod tests;
