//! Times in words. Takes seconds and clock faces as values: the browser's clock and zone come in from outside.

/// A moment on the reader's own clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Face {
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
    pub day: u32,
    pub hour: u32,
    pub minute: u32,
    pub second: u32,
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// `12 s`, `14 min`, `2 h`, `3 d`: one unit, for "ago".
pub fn span(seconds: i64) -> String {
    match seconds.max(0) {
        s if s < MINUTE => format!("{s} s"),
        s if s < HOUR => format!("{} min", s / MINUTE),
        s if s < 2 * DAY => format!("{} h", s / HOUR),
        s => format!("{} d", s / DAY),
    }
}

/// The same, as narrow as a queue row needs it: `14 m`.
pub fn narrow(seconds: i64) -> String {
    match seconds.max(0) {
        s if s < MINUTE => "now".to_owned(),
        s if s < HOUR => format!("{} m", s / MINUTE),
        s if s < 2 * DAY => format!("{} h", s / HOUR),
        s => format!("{} d", s / DAY),
    }
}

/// `46 min`, `1 h 38 m`, `21 h`, `2 d 3 h`: two units while the second one still matters.
pub fn remaining(seconds: i64) -> String {
    let s = seconds.max(0);
    if s < MINUTE {
        format!("{s} s")
    } else if s < HOUR {
        format!("{} min", s / MINUTE)
    } else if s < 10 * HOUR {
        format!("{} h {:02} m", s / HOUR, s % HOUR / MINUTE)
    } else if s < 2 * DAY {
        format!("{} h", s / HOUR)
    } else {
        format!("{} d", s / DAY)
    }
}

/// `1 min 20 s`: for what is counted by the second.
pub fn exact_span(seconds: i64) -> String {
    let s = seconds.max(0);
    match (s / MINUTE, s % MINUTE) {
        (0, s) => format!("{s} s"),
        (m, 0) => format!("{m} min"),
        (m, s) if m < 60 => format!("{m} min {s} s"),
        _ => span(s),
    }
}

/// `Today 10:21`, `17 Nov`, `2 Mar 2025`: what a reader needs to know of a moment.
pub fn day(then: Face, now: Face) -> String {
    let month = month(then.month);
    if is_same_day(then, now) {
        format!("Today {:02}:{:02}", then.hour, then.minute)
    } else if then.year == now.year {
        format!("{} {month}", then.day)
    } else {
        format!("{} {month} {}", then.day, then.year)
    }
}

pub fn is_same_day(one: Face, other: Face) -> bool {
    (one.year, one.month, one.day) == (other.year, other.month, other.day)
}

/// `17 Nov 2026, 16:42:07`: exact, for hovering.
pub fn exact(then: Face) -> String {
    let Face { year, day, hour, minute, second, .. } = then;
    format!("{day} {} {year}, {hour:02}:{minute:02}:{second:02}", month(then.month))
}

/// `10:31`.
pub fn clock(then: Face) -> String {
    format!("{:02}:{:02}", then.hour, then.minute)
}

/// `17 Dec 2026` of `2026-12-17`, kept on one line; what is no day stays as it is.
pub fn civil(day: &str) -> String {
    let numbers: Vec<u32> = day.split('-').filter_map(|part| part.parse().ok()).collect();
    match numbers.as_slice() {
        [year, number, day] => format!("{day}\u{a0}{}\u{a0}{year}", month(*number)),
        _ => day.to_owned(),
    }
}

fn month(number: u32) -> &'static str {
    let index = number.saturating_sub(1) as usize;
    MONTHS.get(index).copied().unwrap_or("?")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_the_calendar_is_read_as_people_write_it() {
        assert_eq!(civil("2026-12-07"), "7\u{a0}Dec\u{a0}2026");
        assert_eq!(civil("soon"), "soon");
    }

    #[test]
    fn a_span_is_told_in_the_unit_that_matters() {
        let cases =
            [(-5, "0 s"), (12, "12 s"), (59, "59 s"), (840, "14 min"), (7200, "2 h"), (200_000, "2 d")];
        for (seconds, words) in cases {
            assert_eq!(span(seconds), words, "{seconds}");
        }
    }

    #[test]
    fn time_left_keeps_the_minutes_while_they_matter() {
        let cases = [(40, "40 s"), (2760, "46 min"), (5880, "1 h 38 m"), (75_600, "21 h"), (259_200, "3 d")];
        for (seconds, words) in cases {
            assert_eq!(remaining(seconds), words, "{seconds}");
        }
    }

    #[test]
    fn a_day_is_named_as_the_reader_needs_it() {
        let now = Face { year: 2026, month: 11, day: 21, hour: 12, minute: 0, second: 0 };
        let at = |year, month, day| Face { year, month, day, hour: 9, minute: 5, second: 7 };
        assert_eq!(day(at(2026, 11, 21), now), "Today 09:05");
        assert_eq!(day(at(2026, 11, 17), now), "17 Nov");
        assert_eq!(day(at(2025, 3, 2), now), "2 Mar 2025");
        assert_eq!(exact(at(2026, 11, 17)), "17 Nov 2026, 09:05:07");
    }

    #[test]
    fn a_claim_is_counted_by_the_second() {
        assert_eq!(exact_span(80), "1 min 20 s");
        assert_eq!(exact_span(120), "2 min");
    }
}
