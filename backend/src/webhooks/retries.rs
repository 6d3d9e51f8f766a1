//! When a delivery that failed is tried again.

use std::time::Duration;

/// After the first attempt, the second, and so on; then it is a dead letter.
const WAITS: [Duration; 5] = [
    Duration::from_secs(5),
    Duration::from_secs(60),
    Duration::from_secs(5 * 60),
    Duration::from_secs(60 * 60),
    Duration::from_secs(6 * 60 * 60),
];

/// Up to so much of a wait is added, so that many do not come back at once.
const JITTER: f64 = 0.2;

/// `None`: enough. `asked` is the listener's own wish, heard up to the longest wait; `chance` is from 0 to 1.
pub(super) fn wait(attempt: i64, asked: Option<Duration>, chance: f64) -> Option<Duration> {
    let failed = usize::try_from(attempt).unwrap_or(0).saturating_sub(1);
    let plain = *WAITS.get(failed)?;
    let asked = asked.unwrap_or_default().min(WAITS[WAITS.len() - 1]);
    Some(plain.mul_f64(1.0 + JITTER * chance).max(asked))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_waits_and_then_no_more() {
        for (attempt, seconds) in [(1, 5), (2, 60), (3, 300), (4, 3600), (5, 21_600)] {
            let (shortest, longest) = (wait(attempt, None, 0.0).unwrap(), wait(attempt, None, 1.0).unwrap());
            assert_eq!(shortest, Duration::from_secs(seconds), "attempt {attempt}");
            assert_eq!(longest, Duration::from_secs(seconds).mul_f64(1.2), "attempt {attempt}");
        }
        assert_eq!(wait(6, None, 0.0), None);
        assert_eq!(
            wait(7, Some(Duration::from_secs(1)), 0.0),
            None,
            "whoever died on the way is not asked for ever"
        );
    }

    #[test]
    fn a_listener_that_asks_for_time_gets_it_within_reason() {
        let (minute, day) = (Duration::from_secs(60), Duration::from_secs(86_400));
        assert_eq!(wait(1, Some(minute), 0.0), Some(minute));
        assert_eq!(wait(4, Some(minute), 0.0), Some(Duration::from_secs(3600)));
        assert_eq!(wait(1, Some(day), 0.0), Some(Duration::from_secs(21_600)));
    }
}
