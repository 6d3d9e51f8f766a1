//! What a mail says and whose it is stays in the house.

use super::scene::{SECRETS, play};

/// Everything that reached a collector, and every log line down to debug.
#[tokio::test(flavor = "multi_thread")]
async fn a_secret_address_or_body_in_a_log_line_or_a_span() {
    let played = play("life", "off").await;
    let wire = String::from_utf8_lossy(&played.arrived.bytes).into_owned();
    assert!(
        played.arrived.spans.len() > 20 && played.arrived.lines.len() > 2 && played.log.lines().count() > 2
    );
    for secret in SECRETS.into_iter().chain(["Hello Ada", "Bearer", "csk_"]) {
        assert!(!wire.contains(secret), "{secret} reached the collector");
        assert!(!played.log.contains(secret), "{secret} in a log line");
    }
}

/// Full content is for those who switched it on; their logs stay as clean.
#[tokio::test(flavor = "multi_thread")]
async fn content_in_spans_is_never_content_in_log_lines() {
    let played = play("life", "full").await;
    let told =
        played.arrived.spans.iter().any(|span| span.attributes.values().any(|v| v.contains("Zanzibar")));
    assert!(told, "the content was switched on");
    for secret in SECRETS {
        assert!(!played.log.contains(secret), "{secret} in a log line");
        for line in &played.arrived.lines {
            assert!(!format!("{line:?}").contains(secret), "{secret} in {line:?}");
        }
    }
}
