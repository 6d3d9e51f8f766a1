//! Any bytes are a mail, and a mail that was read can be read as an event.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|raw: &[u8]| {
    let message = agent::mail::parse(raw, api::Time::UNIX_EPOCH);
    assert!(!message.message_id.is_empty());
    assert!(!message.subject.contains(['\r', '\n', '\0']));
    agent::mail::read(&message);
});
