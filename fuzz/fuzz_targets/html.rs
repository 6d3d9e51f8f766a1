//! Any text is a page; what was cleaned is clean.
#![no_main]

use agent::mail::{Pictures, html_to_text, safe_html};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|html: &str| {
    html_to_text(html);
    let once = safe_html(html, Pictures::None);
    assert_eq!(safe_html(&once, Pictures::None), once);
});
