//! Splitting a body loses no word of it.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &str| {
    let seen = agent::mail::visible(body).text;
    let parts = agent::mail::split_quoted(&seen);
    let count = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    assert_eq!(count(&seen), count(&parts.new) + count(&parts.quoted) + count(&parts.signature));
});
