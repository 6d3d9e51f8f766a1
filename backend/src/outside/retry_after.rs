//! `Retry-After`, in seconds or as a date (RFC 9110 section 10.2.3).

use api::Time;
use jiff::fmt::rfc2822::DateTimeParser;
use std::time::Duration;

pub(super) fn retry_after(header: &str, now: Time) -> Option<Duration> {
    let header = header.trim();
    if let Ok(seconds) = header.parse::<u32>() {
        return Some(Duration::from_secs(seconds.into()));
    }
    let at = DateTimeParser::new().parse_timestamp(header).ok()?;
    Duration::try_from(at.duration_since(now)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_are_read_and_nonsense_is_not() {
        let now: Time = "2026-01-29T10:00:00Z".parse().unwrap();
        for (header, seconds) in [
            ("120", Some(120)),
            (" 0 ", Some(0)),
            ("Thu, 29 Jan 2026 10:02:00 GMT", Some(120)),
            ("Thu, 29 Jan 2026 09:00:00 GMT", None),
            ("-5", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(retry_after(header, now), seconds.map(Duration::from_secs), "{header}");
        }
    }
}
